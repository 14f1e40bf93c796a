import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { CommandError, EXIT } from './exit.js';
import { newScenario } from './newScenario.js';
import { reason } from './fileError.js';
import { writeOut } from './terminal.js';

/** `brinkline new NAME` */
export function newCommand(): Command {
  return new Command('new')
    .description('Write a small commented scenario to start from: NAME.yaml.')
    .argument('<name>', 'lower-case letters, digits and hyphens', name)
    .addHelpText(
      'after',
      '\nExample:\n  brinkline new my-crisis && brinkline check my-crisis.yaml && brinkline run my-crisis.yaml',
    )
    .action(async (id: string) => {
      const file = `${id}.yaml`;
      try {
        await writeFile(file, newScenario(id), { flag: 'wx' });
      } catch (error) {
        throw new CommandError(`${file} cannot be written: ${reason(error)}. Nothing was changed.`, EXIT.wrongFile);
      }
      writeOut(
        `Wrote ${file}. You can check, run and compare it as it is:\n  brinkline check ${file}\n  brinkline run ${file}\n  brinkline compare ${file} --runs 100\n`,
      );
    });
}

function name(text: string): string {
  const plain = text.replace(/\.yaml$/, '');
  if (/^[a-z][a-z0-9-]*$/.test(plain)) return plain;
  throw new InvalidArgumentError('Expected lower-case letters, digits and hyphens, starting with a letter.');
}
