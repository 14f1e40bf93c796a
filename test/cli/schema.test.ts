import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SCHEMA_NAMES } from '../../src/cli/schema.js';
import { REPOSITORY } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const FOLDER = join(REPOSITORY, 'schema');

describe.concurrent('schema', () => {
  test('each schema has its file', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(SCHEMA_NAMES.map((name) => `${name}.schema.json`).toSorted());
  });

  test.each(SCHEMA_NAMES)('prints what schema/%s.schema.json holds', async (name) => {
    const unlessTold = name === 'scenario' ? [] : [name];
    const { code, stdout, stderr } = await carriedOut(['schema', ...unlessTold]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8'));
  });

  // Scenarios, inputs and experiments are what people write: a field that the format does not have is a mistake.
  describe.each(SCHEMA_NAMES.filter((name) => !['scenario', 'inputs', 'experiment'].includes(name)))(
    'of %s',
    (name) => {
      const text = readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8');

      test('there is a sentence for every field', () => {
        const fields = fieldsOf(JSON.parse(text));
        expect(fields.length).toBeGreaterThan(0);
        expect(fields.filter(([, { description = '' }]) => !/^[A-Z0-9(].*\.$|estimate\(a\)/.test(description))).toEqual(
          [],
        );
      });

      test('there may be more fields', () => {
        expect(text).not.toContain('"additionalProperties": false');
      });
    },
  );
});

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

/** All fields of a JSON Schema, wherever they stand, by path. */
function fieldsOf(value: unknown, path = ''): [path: string, field: Node][] {
  if (value === null || typeof value !== 'object') return [];
  const own = Object.entries((value as Node).properties ?? {});
  const deeper = Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, `${path}/${key}`));
  return [...own.map(([name, field]): [string, Node] => [`${path}/${name}`, field]), ...deeper];
}
