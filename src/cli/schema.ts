import { Argument, Command } from 'commander';
import { z } from 'zod';
import { scenarioJsonSchema } from '../scenario/index.js';
import { checkShape, compareShape, exactShape, replayShape, runShape } from './shapes/index.js';
import { writeOut } from './terminal.js';

/** The published JSON Schemas by name; the build writes each to `schema/NAME.schema.json`. */
const SCHEMAS = {
  scenario: scenarioJsonSchema,
  run: () => jsonSchema('brinkline run --json', runShape),
  compare: () => jsonSchema('brinkline compare --json', compareShape),
  exact: () => jsonSchema('brinkline exact --json', exactShape),
  check: () => jsonSchema('brinkline check --json', checkShape),
  replay: () => jsonSchema('brinkline replay --verify --json', replayShape),
};
type SchemaName = keyof typeof SCHEMAS;
export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[];

/** `brinkline schema [NAME]` */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the JSON Schema of scenario files, for editors, or of what a command prints with --json.')
    .addArgument(new Argument('[name]', 'which schema').choices(SCHEMA_NAMES).default('scenario'))
    .addHelpText('after', '\nExamples:\n  brinkline schema > scenario.schema.json\n  brinkline schema compare')
    .action((name: SchemaName) => {
      writeOut(schemaText(name));
    });
}

/**
 * One of the schemas as the command prints it and the build writes it.
 * @public
 */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(SCHEMAS[name](), null, 2)}\n`;
}

/** The JSON Schema (draft 7) of a document that may get more fields later. */
function jsonSchema(command: string, shape: z.ZodType): object {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    // The schema of zod's input allows further fields; that of its output does not.
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema: made }) => {
      // Zod adds the largest safe integer as a limit to every whole number.
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
    },
  });
  return {
    $schema,
    title: `What ${command} prints`,
    description: 'One document. Times are in seconds; fields may be added.',
    ...schema,
  };
}
