import { readFileSync } from 'node:fs';
import type { Input } from '../../src/engine/index.js';
import type { CrisisFact } from '../../src/model/index.js';
import type { HoldOptions, PendingAsk, Play } from '../../src/play/index.js';
import { PlayError, startPlay } from '../../src/play/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { parse, stringify } from 'yaml';

/** The default scenario at the table, for tests. */

export const MINUTE = 60;
const FILE = 'scenarios/polish-border-strike.yaml';
const TEXT = readFileSync(FILE, 'utf8');

export function scenarioOf(change: (text: { actors: Record<string, Record<string, unknown>> }) => void = () => {}) {
  const text = parse(TEXT) as { actors: Record<string, Record<string, unknown>> };
  change(text);
  const { scenario, problems } = checkScenario(stringify(text), FILE);
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}
export const SCENARIO = scenarioOf();
export const LOCAL = 'nato.local-commander';
export const CHIEF = 'nato.chief-of-staff';

export function start(
  held: Record<string, HoldOptions>,
  { arm = 'closed', seed = '1', scenario = SCENARIO, inputs = [] as readonly Input[] } = {},
): Play {
  return startPlay(scenario, { arm, seed, held, inputs });
}

/** Goes on until an ask of this kind comes for this office; others are answered as the formula would. */
export function until(play: Play, office: string, kind: PendingAsk['kind']): PendingAsk {
  for (;;) {
    const found = play.pending().find((ask) => ask.office === office && ask.kind === kind);
    if (found !== undefined) return found;
    for (const { ask, formula } of play.pending()) play.answer(ask, { option: formula });
    if (play.pending().length === 0 && play.advance().why === 'ended') throw new Error(`no ${kind} for ${office}`);
  }
}

type Of<K extends CrisisFact['fact']> = Extract<CrisisFact, { fact: K }>;
export function facts<K extends CrisisFact['fact']>(play: Play, kind: K): (Of<K> & { at: number })[] {
  return play.noted.flatMap(({ at, fact }) => (fact.fact === kind ? [{ ...(fact as Of<K>), at }] : []));
}
export function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof PlayError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}
