import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioJsonSchema } from '../../../src/scenario/format/jsonSchema.js';
import { isMapping, select } from '../../../src/scenario/text/path.js';
import { small, SMALL } from '../small.js';

/** All properties of a schema, as path and schema. */
function properties(schema: unknown, path = ''): [string, Record<string, unknown>][] {
  if (!isMapping(schema)) return [];
  const own = isMapping(schema['properties']) ? Object.entries(schema['properties']) : [];
  return [
    ...own.flatMap(([name, field]): [string, Record<string, unknown>][] => {
      const deeper = properties(field, `${path}.${name}`);
      return isMapping(field) ? [[`${path}.${name}`, field], ...deeper] : deeper;
    }),
    ...properties(schema['additionalProperties'], `${path}.*`),
    ...properties(schema['items'], `${path}[]`),
    ...(Array.isArray(schema['anyOf']) ? schema['anyOf'].flatMap((option) => properties(option, path)) : []),
  ];
}

describe('the JSON Schema', () => {
  const schema = scenarioJsonSchema();

  test('has a sentence for every field', () => {
    const all = properties(schema);
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(([, field]) => typeof field['description'] !== 'string').map(([path]) => path)).toEqual([]);
  });

  test('shows defaults, patterns and the names of the libraries', () => {
    const fields = Object.fromEntries(properties(schema));
    expect(fields['.parameters.drift-rate']).toMatchObject({
      default: 0.1,
      description: expect.stringContaining('per hour'),
    });
    expect(fields['.horizon']).toMatchObject({ type: 'string', pattern: expect.stringContaining('smhd') });
    expect(fields['.actors.*.office']?.['enum']).toContain('local-commander');
    expect(fields['.channels.*.kind']?.['enum']).toContain('chiefs-call');
    expect(select(schema, [{ kind: 'name', name: 'required' }])[0]?.value).toEqual(
      expect.arrayContaining(['brinkline', 'id', 'title', 'start', 'horizon', 'sides', 'actors']),
    );
  });

  test('has no identity of its own and is the same at every call', () => {
    const text = JSON.stringify(schema);
    expect(JSON.stringify(scenarioJsonSchema())).toBe(text);
    expect(text).not.toContain('"$id"');
    expect(text.startsWith('{"$schema":"http://json-schema.org/draft-07/schema#","title":"Brinkline scenario"')).toBe(
      true,
    );
  });

  test('accepts the small file, and refuses it with a wrong name or value', () => {
    const accepts = (text: string) =>
      z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema).safeParse(parse(text)).success;
    expect(accepts(SMALL)).toBe(true);
    expect(accepts(small('title:', 'titel:'))).toBe(false);
    expect(accepts(small('framing: denial', 'framing: lies'))).toBe(false);
    expect(accepts(small('office: local-commander', 'office: poet'))).toBe(false);
    expect(accepts(small('horizon: 72h', 'horizon: 72'))).toBe(false);
  });
});
