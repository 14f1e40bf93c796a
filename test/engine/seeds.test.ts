import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runKey } from '../../src/engine/index.js';
import { textDigest } from '../../src/engine/textDigest.js';

const keyOf = (seed: string) => runKey(seed).join(' ');

/** Any text: any length up to some hundreds, any code units, halves of surrogate pairs and repeated patterns included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.nat({ max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc
    .tuple(fc.string({ unit: 'binary', maxLength: 5 }), fc.nat({ max: 100 }))
    .map(([part, times]) => part.repeat(times)),
  fc.nat().map(String),
);

describe('seeds', () => {
  test('of different texts give different keys', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        fc.pre(a !== b);
        expect(keyOf(a)).not.toBe(keyOf(b));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['repeated patterns', ['1', '11', '111', '1111', 'ab', 'abab', 'ababab']],
    ['characters that share their low eight bits', ['a', '\u0161', '\u0261', '\uff61']],
    ['halves of a surrogate pair, and what stands for them', ['\ud800', '\ud801', '\udc00', '\ufffd', '\ud800\udc00']],
    ['spaces, case and zeros', ['7', '07', ' 7', '7 ', 'k7', 'K7', '7.0']],
    ['numbered runs and what looks like them', ['1/1', '1/01', '1/1/1', '1/10', '11/1', '1', '/1', '1/']],
    ['lengths beyond the state of the generator', ['a'.repeat(256), 'a'.repeat(257), 'a'.repeat(512)]],
    ['composed and decomposed letters', ['\u00e9', 'e\u0301']],
  ])('are told apart: %s', (_, seeds) => {
    expect(new Set(seeds.map(keyOf)).size).toBe(seeds.length);
  });

  test('1 to 100,000 give as many keys', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, i) => keyOf(String(i + 1)))).size).toBe(100_000);
  });

  test('take the SHA-256 of their UTF-8 bytes', () => {
    expect(textDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(textDigest('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});
