import { readFileSync } from 'node:fs';
import type { Entry } from '../../src/engine/index.js';
import { applyArm } from '../../src/scenario/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { prepareRuns } from '../../src/play/index.js';
import { patched, scenarioOf } from '../scenario/small.js';
import type { Proof, Row, World } from './row.js';
import { Story } from './row.js';

/** What a row’s proofs came to. */
export interface Shown {
  readonly effect: string;
  readonly acting: boolean;
}

/** Standard errors by which a paired difference must lie on the side that the row claims. The seeds are fixed. */
const CLEAR = 3;
/** Less than this is rounding. */
const TINY = 1e-9;

const scenarios = new Map<string, CheckedScenario>();
const figures = new Map<string, Map<Paired['of'], number[]>>();

type Paired = Extract<Proof, { kind: 'paired' }>;

/** Tells what a row’s proofs show. Runs that several proofs among `rows` need are run once for all of them. */
export function show(row: Row, rows: readonly Row[]): Shown {
  const shown = row.proofs.map((proof) => (proof.kind === 'paired' ? paired(proof, rows) : traced(proof)));
  return { effect: shown.map(({ effect }) => effect).join(' · '), acting: shown.every(({ acting }) => acting) };
}

function paired(proof: Paired, rows: readonly Row[]): Shown {
  const [on, off] = [proof.with, proof.without].map((world) => values(proof, world, rows));
  const differences = (on ?? []).map((value, i) => value - (off?.[i] ?? Number.NaN));
  const difference = mean(differences);
  const squares = differences.reduce((sum, each) => sum + (each - difference) ** 2, 0);
  const error = Math.sqrt(squares / (differences.length - 1) / differences.length);
  const right = proof.direction === 'up' ? difference > TINY : difference < -TINY;
  const sign = difference > 0 ? '+' : '';
  const [more, less, moved] = [mean(on ?? []), mean(off ?? []), difference].map(figure);
  return {
    effect: `${proof.says}: ${less} → ${more} ${proof.unit} (${sign}${moved} ± ${figure(error)}, ${proof.seeds} pairs)`,
    acting: right && Math.abs(difference) >= CLEAR * error,
  };
}

/** What a proof measures in its world, seed by seed; the first to ask has it measured for all who need that world. */
function values({ of, seeds }: Paired, world: World, rows: readonly Row[]): readonly number[] {
  const key = keyOf(world);
  const known = figures.get(key)?.get(of);
  if (known !== undefined) return known.slice(0, seeds);
  const needing = rows
    .flatMap(({ proofs }) => proofs)
    .filter((proof): proof is Paired => proof.kind === 'paired')
    .filter((proof) => keyOf(proof.with) === key || keyOf(proof.without) === key);
  const lists = new Map(needing.map((proof) => [proof.of, [] as number[]]));
  const tell = teller(world);
  for (let i = 1; i <= Math.max(...needing.map((proof) => proof.seeds)); i++) {
    const story = tell(String(i));
    for (const [measure, list] of lists) list.push(measure(story));
  }
  figures.set(key, lists);
  return lists.get(of)?.slice(0, seeds) ?? [];
}

/** The first seed in which it is seen. */
function traced(proof: Extract<Proof, { kind: 'traced' }>): Shown {
  const tellers = proof.worlds.map(teller);
  for (let i = 1; i <= proof.seeds; i++) {
    const seen = proof.seen(...tellers.map((tell) => tell(String(i))));
    if (seen !== null) return { effect: `${proof.says}: ${seen} (seed ${i})`, acting: true };
  }
  return { effect: `${proof.says}: not seen in ${proof.seeds} seeds`, acting: false };
}

/** Runs a world under a seed. */
function teller(world: World): (seed: string) => Story {
  const run = prepareRuns(patched(applyArm(scenarioNamed(world.scenario), world.arm), world.set), null);
  return (seed) => {
    const entries: Entry[] = [];
    const { endedAt, outcome } = run({ seed, inputs: world.inputs, trace: (entry) => entries.push(entry) });
    return new Story(entries, endedAt, outcome);
  };
}

function scenarioNamed(name: string): CheckedScenario {
  const scenario = scenarios.get(name) ?? scenarioOf(readFileSync(`scenarios/${name}.yaml`, 'utf8'));
  scenarios.set(name, scenario);
  return scenario;
}

function keyOf({ scenario, arm, set, inputs }: World): string {
  return JSON.stringify([scenario, arm, set, inputs]);
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, each) => sum + each, 0) / list.length;
}

function figure(value: number): string {
  if (Math.abs(value) < TINY) return '0';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2);
}
