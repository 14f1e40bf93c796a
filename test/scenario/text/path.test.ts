import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeKeyPath, makePath, parsePath, select } from '../../../src/scenario/text/path.js';
import type { Step } from '../../../src/scenario/text/path.js';

const name = fc.oneof(fc.string(), fc.stringMatching(/^[a-z][a-z0-9-]*(\.[a-z-]+)?$/), fc.nat().map(String));
const step: fc.Arbitrary<Step> = fc.oneof(
  name.map((text): Step => ({ kind: 'name', name: text })),
  fc.record({ kind: fc.constant('where' as const), field: fc.stringMatching(/^[a-z-]+$/), is: name }),
  fc.constant<Step>({ kind: 'all' }),
);

describe('a path', () => {
  test('what makePath writes, parsePath reads', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (path) => {
        expect(parsePath(makePath(path))).toEqual({ path });
      }),
    );
  });

  test('no text makes parsePath throw, and what it reads makes the same path again', () => {
    const pieces = fc.constantFrom('channels', '.', '[', ']', '*', '"', '=', '\\', 'a', '0', ' ', 'tier=x', '[a.b]');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = parsePath(text);
          expect('path' in parsed ? parsePath(makePath(parsed.path)) : parsed).toEqual(parsed);
        },
      ),
    );
  });

  test.each([
    ['channels.chiefs.state', 'channels.chiefs.state'],
    ['actors["nato.head"].title', 'actors[nato.head].title'],
    ['actors[nato.head].title', 'actors[nato.head].title'],
    ['channels[chiefs]', 'channels.chiefs'],
    ['injects[0]["a b"]', 'injects[0]["a b"]'],
    ['channels[tier="strategic"].state', 'channels[tier=strategic].state'],
    ['channels[*]', 'channels[*]'],
  ])('%s is written %s', (text, written) => {
    const parsed = parsePath(text);
    expect('path' in parsed ? makePath(parsed.path) : parsed.fault).toBe(written);
  });

  test.each([
    '',
    '.',
    'a.',
    'a..b',
    '.a',
    'a[',
    'a[]',
    'a[b',
    'a]b',
    'a[*',
    'a[b=]',
    'a["b]',
    'a["\\x"]',
    'a b',
    'a[b]c',
  ])('%j is none', (text) => {
    expect(parsePath(text)).toHaveProperty('fault');
  });

  test('leads to the values that it picks, in order', () => {
    const value = {
      list: [
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ],
      map: { x: { n: 1 }, y: { n: '1' }, z: 3 },
      '0': 'zero',
    };
    const picked = (text: string) => {
      const parsed = parsePath(text);
      return 'path' in parsed ? select(value, parsed.path).map(({ keys }) => makeKeyPath(keys)) : parsed.fault;
    };
    expect(picked('list[b].n')).toEqual(['list[1].n']);
    expect(picked('list[0].n')).toEqual(['list[0].n']);
    expect(picked('list[*].n')).toEqual(['list[0].n', 'list[1].n']);
    expect(picked('map[n=1]')).toEqual(['map.x', 'map.y']);
    expect(picked('map[*].n')).toEqual(['map.x.n', 'map.y.n']);
    expect(picked('[0]')).toEqual(['[0]']);
    expect(picked('map.toString')).toEqual([]);
    expect(picked('list.length')).toEqual([]);
    expect(picked('map[constructor=x]')).toEqual([]);
  });
});
