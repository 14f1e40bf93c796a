import { Command } from 'commander';
import { scenarioJsonSchema } from '../scenario/index.js';

/** `brinkline schema` */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the JSON Schema of scenario files, for editors.')
    .addHelpText('after', '\nExample:\n  brinkline schema > scenario.schema.json')
    .action(() => {
      process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
    });
}
