import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { seatsOf } from '../../src/scenario/index.js';
import { inWords } from '../../src/model/index.js';
import { runScenario } from '../../src/play/index.js';
import { lineName } from '../../src/telling/index.js';
import { Played } from '../model/world.js';
import { cases } from '../scale.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { DEFAULT, SHIPPED, partOf, textOf } from './parts.js';

/** What the paper says that a line carries: its row, from the column under “It carries”. */
function carriedBy(scenario: CheckedScenario, part: string, channel: string): string[] {
  const spec = scenario.channels[channel];
  const name = lineName(channel, spec ?? { kind: '' });
  const block = partOf(scenario, part).blocks.find((each) => each.kind === 'table' && each.head.includes('It carries'));
  if (block?.kind !== 'table') throw new Error(`${part} has no table of lines`);
  const column = block.head.indexOf('It carries');
  const cells = block.rows.flatMap((row) => ('across' in row || row[0] !== name ? [] : (row[column] ?? '')));
  return (cells[0] ?? '').split(/[,;] /);
}

/** What a run shows lines to carry, or to turn away: explanations that arrive, and complaints that are out of scope. */
function shownBy(
  scenario: CheckedScenario,
  arm: string,
  seed: string,
): [channel: string, content: string, carried: boolean][] {
  const entries: Entry[] = [];
  const { endedAt } = runScenario(scenario, { arm, seed, trace: (entry) => entries.push(entry) });
  const played = new Played(entries, endedAt);
  const said = played.facts('said').filter(({ garbled }) => !garbled);
  const turnedAway = played.facts('contact').filter(({ result }) => result === 'out-of-scope');
  return [
    ...said.map(({ channel }): [string, string, boolean] => [channel, 'clarify', true]),
    ...turnedAway.map(({ channel }): [string, string, boolean] => [channel, 'complain', false]),
  ];
}

describe('what the channel card and the handouts say that lines carry is what runs do', () => {
  /** What the runs of every arm show: by line and content, whether it was carried. */
  function shownByRuns(scenario: CheckedScenario, runs: number): Map<string, boolean> {
    const seen = new Map<string, boolean>();
    for (const arm of Object.keys(scenario.arms)) {
      for (let i = 1; i <= cases(runs); i++) {
        for (const [channel, content, carried] of shownBy(scenario, arm, `1/${i}`)) {
          seen.set(`${channel} ${content}`, carried);
        }
      }
    }
    return seen;
  }

  /** Where the papers say something else than the runs show. */
  function contradictions(scenario: CheckedScenario, seen: ReadonlyMap<string, boolean>): string[] {
    return [...seen].flatMap(([what, carried]) => {
      const [channel = '', content = ''] = what.split(' ');
      const ends = scenario.channels[channel]?.between ?? [];
      const seats = seatsOf(scenario).filter(
        ({ observer, offices }) => !observer && offices.some((office) => ends.includes(office)),
      );
      const papers = ['channel-card', ...seats.map(({ id }) => `handout-${id}`)];
      return papers
        .filter((paper) => carriedBy(scenario, paper, channel).includes(inWords(content)) !== carried)
        .map((paper) => `${paper}: ${what}`);
    });
  }

  test.each(SHIPPED.filter(({ channels }) => Object.keys(channels).length > 0))(
    '$id, a few runs of each arm',
    (scenario) => {
      expect(contradictions(scenario, shownByRuns(scenario, 2))).toEqual([]);
    },
  );

  test('in the default scenario, in which explanations come over the deconfliction line and complaints are turned away', () => {
    const seen = shownByRuns(DEFAULT, 12);
    expect(contradictions(DEFAULT, seen)).toEqual([]);
    expect([seen.get('deconfliction clarify'), seen.get('deconfliction complain')]).toEqual([true, false]);
  });

  test('no paper says that an explanation is turned away on the deconfliction line', () => {
    for (const part of ['channel-card', 'handout-nato', 'handout-russia']) {
      expect(carriedBy(DEFAULT, part, 'deconfliction')).toEqual(expect.arrayContaining(['clarify', 'warn off']));
      expect(textOf(partOf(DEFAULT, part))).not.toMatch(/explanation is turned away/);
    }
  });
});
