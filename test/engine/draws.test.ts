import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import type { Draw, Effects } from '../../src/engine/index.js';
import { drawAt, runKey, threefry } from '../../src/engine/index.js';
import { textDigest } from '../../src/engine/textDigest.js';
import { playAlone } from './machines.js';

const KEY = runKey('draws');

/** The draws of a step that does this. */
function drawsOf(ask: (effects: Effects) => void): readonly Draw[] {
  return playAlone({ go: (_, __, effects) => ask(effects) }).entries[0]?.draws ?? [];
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String(i));
}

/** Σ (observed − expected)² / expected over equal bins of [0, 1). */
function chiSquare(values: readonly number[], bins: number): number {
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const bin = Math.floor(value * bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const expected = values.length / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** How many standard deviations a chi-square lies above its mean: it has mean k and variance 2k. */
function excess(chi: number, degrees: number): number {
  return (chi - degrees) / Math.sqrt(2 * degrees);
}

describe('threefry2x32 with 20 rounds', () => {
  // kat_vectors of Random123 (Salmon, Moraes, Dror & Shaw 2011): counter, key, output.
  test.each([
    ['00000000 00000000', '00000000 00000000', '6b200159 99ba4efe'],
    ['ffffffff ffffffff', 'ffffffff ffffffff', '1cb996fc bb002be7'],
    ['243f6a88 85a308d3', '13198a2e 03707344', 'c4923a9c 483df7a0'],
  ])('counter %s under key %s gives %s', (counter, key, output) => {
    const words = (text: string) => text.split(' ').map((word) => Number.parseInt(word, 16) | 0) as [number, number];
    const hex = threefry(words(key), words(counter)).map((word) => (word >>> 0).toString(16).padStart(8, '0'));
    expect(hex.join(' ')).toBe(output);
  });
});

describe('a draw', () => {
  test('lies strictly between 0 and 1, and is uniform', () => {
    const values = numbers(100_000).map((i) => drawAt(KEY, 'nato.local-commander', 'misreads', i));
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    expect(excess(chiSquare(values, 1000), 999)).toBeLessThan(4);
  });

  test('is uniform over every part of an address: seed, entity, purpose, occurrence', () => {
    const along = [
      numbers(20_000).map((i) => drawAt(runKey(`1/${i}`), 'a', 'b', 'c')),
      numbers(20_000).map((i) => drawAt(KEY, `incident/${i}`, 'b', 'c')),
      numbers(20_000).map((i) => drawAt(KEY, 'a', `relays ${i}`, 'c')),
      numbers(20_000).map((i) => drawAt(KEY, 'a', 'b', `strike#report to office ${i}`)),
    ];
    for (const values of along) expect(excess(chiSquare(values, 100), 99)).toBeLessThan(4);
  });

  test('is independent of the draw at any neighbouring address', () => {
    const neighbours = [
      (i: string) => [drawAt(KEY, 'a', 'b', i), drawAt(KEY, 'a', 'b', `${i} `)],
      (i: string) => [drawAt(KEY, 'a', 'b', i), drawAt(KEY, 'a', 'c', i)],
      (i: string) => [drawAt(KEY, 'a', 'b', i), drawAt(KEY, 'b', 'b', i)],
      (i: string) => [drawAt(KEY, 'a', i, 'b'), drawAt(KEY, 'a', 'b', i)],
      (i: string) => [drawAt(KEY, i, 'a', 'b'), drawAt(KEY, 'a', i, 'b')],
      (i: string) => [drawAt(KEY, 'a', 'b', i), drawAt(runKey('draws2'), 'a', 'b', i)],
      (i: string) => [drawAt(KEY, 'a', 'b', i), drawAt(KEY, 'a', 'b', String(Number(i) + 1))],
    ];
    for (const pair of neighbours) {
      // Where two uniforms are independent, their pairs fill the cells of a 10 × 10 board evenly.
      const cells = numbers(20_000).map((i) => {
        const [x = 0, y = 0] = pair(i);
        return (Math.floor(x * 10) + y) / 10;
      });
      expect(excess(chiSquare(cells, 100), 99)).toBeLessThan(4);
    }
  });

  test('is another for another entity, purpose, occurrence or seed, however the names are cut', () => {
    const draws = [
      drawAt(KEY, 'ab', 'c', 'd'),
      drawAt(KEY, 'a', 'bc', 'd'),
      drawAt(KEY, 'a', 'b', 'cd'),
      drawAt(KEY, 'abc', '', 'd'),
      drawAt(KEY, '', 'abc', 'd'),
      drawAt(KEY, 'c', 'ab', 'd'),
      drawAt(runKey('other'), 'ab', 'c', 'd'),
      drawAt(runKey(''), 'ab', 'c', 'd'),
    ];
    expect(new Set(draws).size).toBe(draws.length);
  });

  test('is the same for a count as for its numeral', () => {
    for (const count of [0, 1, 9, 10, 1023, 1024, 123_456_789, -1, 0.5]) {
      expect(drawAt(KEY, 'a', 'b', count)).toBe(drawAt(KEY, 'a', 'b', String(count)));
    }
    expect(new Set(numbers(2000).map((i) => drawAt(KEY, 'a', 'b', Number(i)))).size).toBe(2000);
  });

  test('does not hang on which names were asked for before', () => {
    const purposes = ['a', 'b', 'c', 'a', 'a', 'c', 'b', 'c', 'd', 'b', 'a'];
    const draws = purposes.map((purpose) => drawAt(KEY, 'ab', purpose, 'c'));
    for (const [i, purpose] of purposes.entries()) expect(draws[i]).toBe(draws[purposes.indexOf(purpose)]);
    expect(new Set(draws).size).toBe(4);
  });

  test('stands in the trace with a numeral where it was asked for with a count', () => {
    const ask = (occurrence: number | string) =>
      drawsOf((effects) => {
        effects.chance('hit', occurrence, 0.5);
        effects.exp('wait', occurrence, 60);
        effects.pick('choice', occurrence, { a: 0, b: 1 });
      });
    expect(ask(7)).toEqual(ask('7'));
    expect(ask(7)).toMatchObject([{ occurrence: '7' }, { occurrence: '7' }, { occurrence: '7' }]);
  });

  test('must not change silently', () => {
    // noreg: runs are told and verified by these numbers; a change breaks every run file.
    expect(runKey('1')).toEqual([1816226338, 1409007511]);
    expect(drawAt(runKey('1'), 'ladder', 'slips', 'a/b')).toBe(0.3979896116363518);
    expect(runKey('1/7')).toEqual([-357675251, -741952081]);
  });
});

describe('chance', () => {
  test('is true with its probability', () => {
    const draws = drawsOf((effects) => numbers(20_000).forEach((i) => effects.chance('hit', i, 0.2)));
    const share = draws.filter(({ result }) => result === true).length / draws.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / draws.length));
  });

  test('is never true at 0 and always at 1', () => {
    const draws = drawsOf((effects) => {
      for (const i of numbers(1000)) {
        effects.chance('never', i, 0);
        effects.chance('always', i, 1);
      }
    });
    expect(draws.every(({ purpose, result }) => result === (purpose === 'always'))).toBe(true);
  });

  test('what is true at one probability is true at every higher one', () => {
    const lows = drawsOf((effects) => numbers(1000).forEach((i) => effects.chance('hit', i, 0.3)));
    const highs = drawsOf((effects) => numbers(1000).forEach((i) => effects.chance('hit', i, 0.4)));
    expect(lows.some(({ result }, i) => result === true && highs[i]?.result === false)).toBe(false);
    expect(highs.some(({ result }, i) => result === true && lows[i]?.result === false)).toBe(true);
  });
});

describe('pick', () => {
  const WEIGHTS = { hold: 0, call: Math.log(2), posture: -1, strike: -3 };

  function picksOf(weights: Readonly<Record<string, number>>, count = 20_000) {
    const draws = drawsOf((effects) => numbers(count).forEach((i) => effects.pick('chooses', i, weights)));
    return draws.filter((draw) => draw.kind === 'pick');
  }

  test('takes each option with its softmax probability', () => {
    const picks = picksOf(WEIGHTS);
    const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + Math.exp(weight), 0);
    for (const [option, weight] of Object.entries(WEIGHTS)) {
      const p = Math.exp(weight) / total;
      const share = picks.filter(({ result }) => result === option).length / picks.length;
      expect(Math.abs(share - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / picks.length));
    }
  });

  test('an option’s luck hangs on its name alone: the others, their order and their weights do not move it', () => {
    const whole = picksOf(WEIGHTS, 100);
    const part = picksOf({ strike: 5, hold: 1 }, 100);
    part.forEach(({ luck }, i) => {
      expect(luck).toEqual({ strike: whole[i]?.luck['strike'], hold: whole[i]?.luck['hold'] });
    });
  });

  test('tells by how much the winner leads: a little more for the next one would have tipped it', () => {
    drawsOf((effects) => {
      for (const { result, luck, margin, occurrence } of picksOf(WEIGHTS, 200)) {
        const others = Object.entries(WEIGHTS).filter(([option]) => option !== result);
        const [[next, weight] = ['', 0]] = others.toSorted(([a, x], [b, y]) => y + (luck[b] ?? 0) - x - (luck[a] ?? 0));
        const moved = (by: number) =>
          effects.wouldPick('chooses', occurrence, { ...WEIGHTS, [next]: weight + by * (margin ?? 0) });
        expect([moved(0.999), moved(1.001)]).toEqual([result, next]);
      }
    });
  });

  test('of a single option takes it, without a margin', () => {
    expect(picksOf({ only: -100 }, 1)).toMatchObject([{ result: 'only', margin: null }]);
  });

  test('wouldPick gives what pick gives, for the same weights, and records nothing', () => {
    const draws = drawsOf((effects) => {
      for (const i of numbers(200)) {
        const foreseen = effects.wouldPick('chooses', i, WEIGHTS);
        expect(effects.pick('chooses', i, WEIGHTS)).toBe(foreseen);
      }
    });
    expect(draws).toHaveLength(200);
  });

  test('refuses an empty menu and weights that are no numbers', () => {
    expect(() => picksOf({})).toThrow('one: pick chooses has no options');
    expect(() => picksOf({ hold: NaN })).toThrow('one: the weight of hold in pick chooses is NaN');
    expect(() => picksOf({ hold: 0, strike: -Infinity })).toThrow('one: the weight of strike');
  });
});

describe('exp', () => {
  test.each([1, 10, 28_800])('a delay of mean %d is exponential, rounded up to whole seconds', (mean) => {
    const draws = drawsOf((effects) => numbers(20_000).forEach((i) => effects.exp('next', i, mean)));
    const delays = draws.filter((draw) => draw.kind === 'delay').map(({ result }) => result);
    expect(delays.every((delay) => Number.isInteger(delay) && delay >= 1)).toBe(true);
    // The exponential rounded up is geometric, with this chance to end within each second.
    const p = 1 - Math.exp(-1 / mean);
    const average = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
    expect(Math.abs(average - 1 / p)).toBeLessThan(5 * Math.sqrt((1 - p) / p ** 2 / delays.length));
    const median = Math.ceil(-mean * Math.log(0.5));
    const below = delays.filter((delay) => delay <= median).length / delays.length;
    expect(Math.abs(below - (1 - Math.exp(-median / mean)))).toBeLessThan(5 * Math.sqrt(0.25 / delays.length));
  });

  test('of mean 0 is no delay', () => {
    expect(drawsOf((effects) => effects.exp('next', '1', 0))).toMatchObject([{ kind: 'delay', mean: 0, result: 0 }]);
  });

  test('a longer mean gives a longer delay with the same luck', () => {
    const delays = drawsOf((effects) => [100, 200, 400].forEach((mean) => effects.exp('next', '1', mean)));
    const [short, middle, long] = delays.map(({ result }) => Number(result));
    expect(middle).toBeGreaterThan(short ?? NaN);
    expect(long).toBeGreaterThan(middle ?? NaN);
  });
});

describe('the seed of a numbered run', () => {
  test('is the key of its batch with the number folded in, batch within batch', () => {
    expect(runKey('1/7')).toEqual(threefry(runKey('1'), [7, 0]));
    expect(runKey('my seed/2/7')).toEqual(threefry(threefry(runKey('my seed'), [2, 0]), [7, 0]));
  });

  test('does not depend on which batch was asked for before', () => {
    const alone = ['1/7', '2/7', '1/7/7', '1/8'].map((seed) => runKey(seed));
    expect(['1/8', '1/7/7', '2/7', '1/7'].map((seed) => runKey(seed)).toReversed()).toEqual(alone);
    expect(new Set(alone.map(String)).size).toBe(4);
  });

  test.each(['1/07', '1/0', '1/', '/7', '1/7a', '1/-7', '1/7.0', '1/9999999999'])(
    '%s is a seed like any other',
    (seed) => {
      const generator = seedrandom(textDigest(seed));
      expect(runKey(seed)).toEqual([generator.int32(), generator.int32()]);
    },
  );
});
