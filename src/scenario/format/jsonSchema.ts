import { z } from 'zod';
import { CHANNEL_KINDS, LADDERS, OFFICES } from './library.js';
import { isMapping, parsePath, select } from '../text/path.js';
import { scenarioFile } from './schema.js';

/** The fields that name a part of a library, for editors to complete. */
const LIBRARY_FIELDS: readonly (readonly [path: string, names: readonly string[]])[] = [
  ['properties.actors.additionalProperties.properties.office', Object.keys(OFFICES)],
  ['properties.channels.additionalProperties.properties.kind', Object.keys(CHANNEL_KINDS)],
  ['properties.ladder.anyOf[0]', Object.keys(LADDERS)],
];

/** The JSON Schema (draft 7, which editors read) of what authors write: a new plain object, the same at every call. */
export function scenarioJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(scenarioFile, { io: 'input', target: 'draft-7' });
  for (const [path, names] of LIBRARY_FIELDS) {
    const parsed = parsePath(path);
    const [field] = 'path' in parsed ? select(schema, parsed.path) : [];
    if (!isMapping(field?.value)) throw new Error(`the JSON Schema has no ${path}`);
    field.value['enum'] = names;
  }
  return {
    $schema,
    title: 'Brinkline scenario',
    description:
      'A crisis to play, run and compare. Educational and research simulation; all parameters are synthetic.',
    ...schema,
  };
}
