import { inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { parseDuration } from '../scenario/index.js';
import type { Block } from './document.js';
import { subheading, table } from './document.js';
import { comesWhen } from './comesWhen.js';
import { clock, duration, whatComes, whoLearns } from '../telling/index.js';

/** The injects of the white cell: those with a time, in order, and those with a condition. */
export function injectTables(scenario: CheckedScenario): Block[] {
  const timed = scenario.injects
    .flatMap((inject) => (inject.at === undefined ? [] : { inject, at: parseDuration(inject.at) }))
    .toSorted((a, b) => a.at - b.at);
  const waiting = scenario.injects.flatMap((inject) =>
    inject.when === undefined ? [] : { inject, when: inject.when },
  );
  const blocks: Block[] = [];
  if (timed.length > 0) {
    const rows = timed.map(({ inject, at }) => [
      clock(scenario.start, at),
      at === 0 ? 'start' : duration(at),
      inWords(inject.id),
      whatComes(scenario, inject),
      whoLearns(scenario, inject),
      '',
    ]);
    blocks.push(table(['Clock', 'After', 'Inject', 'What comes', 'Who learns', 'Done at'], rows));
  }
  if (waiting.length > 0) {
    const rows = waiting.map(({ inject, when }) => [
      inWords(inject.id),
      comesWhen(scenario, when),
      whatComes(scenario, inject),
      whoLearns(scenario, inject),
      '',
    ]);
    blocks.push(
      subheading('Only under a condition'),
      table(['Inject', 'Comes once', 'What comes', 'Who learns', 'Done at'], rows),
    );
  }
  return blocks;
}
