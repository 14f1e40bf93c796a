import { readFileSync, readdirSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { applyArm, buildScenario, checkScenario } from '../../src/scenario/index.js';
import type { OutcomeState } from '../../src/model/index.js';
import type { Runnable } from './run.js';

const FILE = 'scenarios/polish-border-strike.yaml';
const TEXT = readFileSync(FILE, 'utf8');

/** What these tests change in a scenario's text. */
interface Text {
  readonly arms: Record<string, { about?: string; set?: Record<string, unknown> }>;
  readonly actors: Record<string, Record<string, unknown>>;
  parameters?: Record<string, unknown>;
  seats?: Record<string, object>;
  readonly injects: object[];
  baseline: string;
}

/** The shipped scenario, after a change to its text. */
export function shipped(change: (text: Text) => void = () => {}): CheckedScenario {
  const text = parse(TEXT) as Text;
  change(text);
  const { scenario, problems } = checkScenario(stringify(text), FILE);
  if (scenario === null) throw new Error(JSON.stringify(problems, null, 2));
  return scenario;
}

/** The shipped scenario in which every arm sets this too. */
export function shippedWith(set: Readonly<Record<string, unknown>>): CheckedScenario {
  return shipped(({ arms }) => {
    for (const arm of Object.values(arms)) arm.set = { ...arm.set, ...set };
  });
}

/** Every scenario that comes with the package, by its file; the default one first. */
export function everyScenario(): [file: string, scenario: CheckedScenario][] {
  const others = readdirSync('scenarios').filter((name) => name.endsWith('.yaml') && `scenarios/${name}` !== FILE);
  return [FILE, ...others.map((name) => `scenarios/${name}`)].map((file) => {
    const { scenario, problems } = checkScenario(readFileSync(file, 'utf8'), file);
    if (scenario === null) throw new Error(JSON.stringify(problems, null, 2));
    return [file, scenario];
  });
}

/** One arm of a scenario, ready to run. Built anew at every call. */
export function runnable(scenario: CheckedScenario, arm: string, seed: string, until?: number): Runnable<OutcomeState> {
  const { system, observer, horizon } = buildScenario(applyArm(scenario, arm));
  return { system, options: { seed, observer, horizon: until ?? horizon } };
}

export const ARMS = ['open', 'unanswered', 'closed', 'null', 'harmful'] as const;

/**
 * The default scenario with an accident and with an attack, the same to whoever cannot see the truth: reports show the same
 * whatever it was, nobody explains, strikes or repeats, and all lines are shut.
 */
export function sameWithoutTruth(): { readonly accident: CheckedScenario; readonly attack: CheckedScenario } {
  const silent = ['explain', 'admit', 'limited-retaliation', 'signal', 'major-strike'];
  const mute = {
    'parameters.repeats': 0,
    'channels[*].state': 'closed',
    ...Object.fromEntries(silent.map((id) => [`actions.${id}.for`, []])),
    ...Object.fromEntries([0, 1, 2].map((i) => [`incidents.stray-missile.reports[${i}].hostile`, 0.5])),
    ...Object.fromEntries([0, 1, 2].map((i) => [`incidents.stray-missile.reports[${i}].accident`, 0.5])),
  };
  const weights = (fault: number, deliberate: number) => ({
    'incidents.stray-missile.truth.navigation-fault.weight': fault,
    'incidents.stray-missile.truth.third-party-air-defence.weight': 1e-6,
    'incidents.stray-missile.truth.deliberate.weight': deliberate,
  });
  return {
    accident: shippedWith({ ...mute, ...weights(1, 1e-6) }),
    attack: shippedWith({ ...mute, ...weights(1e-6, 1) }),
  };
}
