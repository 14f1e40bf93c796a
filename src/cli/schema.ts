import { Argument, Command } from 'commander';
import { z } from 'zod';
import { experimentJsonSchema } from '../experiment/index.js';
import { inputsJsonSchema } from '../play/index.js';
import { scenarioJsonSchema } from '../scenario/index.js';
import type { MessageType } from './players/shapes.js';
import { FROM_PLAYER, MESSAGES } from './players/shapes.js';
import { checkShape, compareShape, exactShape, replayShape, runShape } from './shapes/index.js';
import { writeOut } from './terminal.js';

/** The published JSON Schemas by name; the build writes each to `schema/NAME.schema.json`. */
const SCHEMAS = {
  scenario: scenarioJsonSchema,
  inputs: inputsJsonSchema,
  experiment: experimentJsonSchema,
  run: () => printed('brinkline run --json', runShape),
  compare: () => printed('brinkline compare --json', compareShape),
  exact: () => printed('brinkline exact --json', exactShape),
  check: () => printed('brinkline check --json', checkShape),
  replay: () => printed('brinkline replay --verify --json', replayShape),
  'player-hello': () => message('hello'),
  'player-ask': () => message('ask'),
  'player-news': () => message('news'),
  'player-error': () => message('error'),
  'player-end': () => message('end'),
  'player-ready': () => message('ready'),
  'player-answer': () => message('answer'),
};
type SchemaName = keyof typeof SCHEMAS;
export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[];

/** `brinkline schema [NAME]` */
export function schemaCommand(): Command {
  return new Command('schema')
    .description(
      'Print a JSON Schema: of scenario files, files of inputs or experiments (for editors), of what a command prints with --json, or of a message to or from a player.',
    )
    .addArgument(new Argument('[name]', 'which schema').choices(SCHEMA_NAMES).default('scenario'))
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline schema > scenario.schema.json\n  brinkline schema compare\n  brinkline schema player-ask',
    )
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

function printed(command: string, shape: z.ZodType): object {
  return jsonSchema(`What ${command} prints`, 'One document.', shape);
}

function message(type: MessageType): object {
  const which = FROM_PLAYER.includes(type) ? 'that a program writes' : 'that a program reads';
  return jsonSchema(
    `The message ${type} ${which}`,
    'One line of JSON; docs/players.md has the protocol.',
    MESSAGES[type],
  );
}

/** The JSON Schema (draft 7) of a document that may get more fields later. */
function jsonSchema(title: string, what: string, shape: z.ZodType): object {
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    // Zod's input schema allows further fields; its output schema does not.
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema: made }) => {
      // Zod adds the largest safe integer as a limit to every whole number.
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
    },
  });
  return {
    $schema,
    title,
    description: `${what} Times are in seconds; fields may be added.`,
    ...schema,
  };
}
