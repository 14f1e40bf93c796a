import { expect, vi } from 'vitest';
import type { Draw, Entry, EntitySpec, Interpreter, SavedSimulation, Simulation } from '../../src/engine/index.js';
import { drawAt, reference, runKey, withSortedKeys } from '../../src/engine/index.js';
import { repeatUnder, restoreUnder } from './interpreters.js';
import { naiveEntries } from './naive.js';
import type { Recorded, Runnable } from './run.js';
import { begin, record } from './run.js';

/**
 * The laws of the engine, each a property that any system of machines must have. They throw where it is broken.
 * `make` builds the system anew, so that nothing is shared between two runs but the code.
 */
type Make<Watched> = () => Runnable<Watched>;

/** Throws where two traces are not the same, byte for byte, with the first two entries that differ. */
function expectSameTrace(actual: readonly Entry[], expected: readonly Entry[]): void {
  for (let place = 0; place < Math.max(actual.length, expected.length); place++) {
    const [one, other] = [JSON.stringify(actual[place]), JSON.stringify(expected[place])];
    if (one !== other) throw new Error(`entry ${place} is\n${one}\nand not\n${other}`);
  }
}

/** All that can be told of a run, also of one that failed. */
type Told<Watched> = Omit<Recorded<Watched>, 'ended'> & { readonly ended: unknown };

/** Expects two runs to be the same in all that can be told of them. */
function expectSameRun<Watched>(actual: Told<Watched>, expected: Told<Watched>): void {
  expectSameTrace(actual.entries, expected.entries);
  expect(actual.hash).toBe(expected.hash);
  expect(actual.ended).toEqual(expected.ended);
  expect(JSON.stringify(actual.watched)).toBe(JSON.stringify(expected.watched));
}

/** Same inputs, same trace, byte for byte. */
export function sameInputsSameTrace<Watched>(make: Make<Watched>): void {
  const runnable = make();
  const first = record(runnable);
  expectSameRun(record(runnable), first);
  expectSameRun(record(make()), first);
}

/**
 * A run is the same under both interpreters, event for event: every entry, and after every so many events all that is saved
 * (each entity's state and data, what waits, the hash), to the byte; at the end the hash, how it ended, and what was watched.
 * A run that fails fails under both at the same event with the same words.
 */
export function sameUnderBoth<Watched>(
  make: Make<Watched>,
  one: Interpreter<unknown>,
  other: Interpreter<unknown>,
  every = 1,
): void {
  const [left, right] = [begin(make(), one), begin(make(), other)];
  const told: string[] = [];
  for (let going: unknown = true; going === true;) {
    const last = left.entries.length;
    if (last % every === 0) expectSameSaved(`what is saved after ${last} events is`, right.run, left.run);
    going = attempt(() => left.run.step());
    expectSame(`step ${last} gives`, JSON.stringify(attempt(() => right.run.step())), JSON.stringify(going));
    expectSameTrace(right.entries.slice(last), left.entries.slice(last));
    for (const entry of left.entries.slice(last)) told.push(JSON.stringify(entry));
  }
  // What has been told stays as it was: no entry shares anything with what a later step changes.
  for (const { entries } of [left, right]) expect(entries.map((entry) => JSON.stringify(entry))).toEqual(told);
  const ended = ({ run, entries }: typeof left) => ({
    entries,
    ended: attempt(() => run.run()),
    hash: run.hash(),
    watched: run.watched,
  });
  expectSameRun(ended(right), ended(left));
}

/** What was saved under one interpreter after some events goes on under the other, as if nothing had been. */
export function goesOnUnderTheOther<Watched>(
  make: Make<Watched>,
  one: Interpreter<unknown>,
  other: Interpreter<unknown>,
  every = 1,
): void {
  const whole = record(make(), one);
  const { run: first, entries } = begin(make(), other);
  let run = first;
  let turn = 0;
  for (let going = true; going;) {
    for (let step = 0; step < every && going; step++) going = run.step();
    const text = JSON.stringify(run.save());
    const { system, options } = make();
    const trace = (entry: Entry) => entries.push(entry);
    turn += 1;
    run = restoreUnder(
      turn % 2 === 0 ? other : one,
      system,
      { ...options, trace },
      JSON.parse(text) as SavedSimulation,
    );
  }
  expectSameRun({ entries, ended: run.run(), hash: run.hash(), watched: run.watched }, whole);
}

/** Runs that follow one another in one world are each as if it were alone, and the same without a trace. */
export function eachRunOfABatchIsAlone<Watched>(
  make: Make<Watched>,
  one: Interpreter<unknown>,
  other: Interpreter<unknown>,
): void {
  const { system, options } = make();
  const again = repeatUnder(other, system, options);
  for (const seed of [options.seed, `${options.seed} too`, options.seed]) {
    const alone = record({ system: make().system, options: { ...options, seed } }, one);
    const entries: Entry[] = [];
    const run = again({ ...options, seed, trace: (entry) => entries.push(entry) });
    expectSameRun({ entries, ended: run.run(), hash: run.hash(), watched: run.watched }, alone);
    const untraced = again({ ...options, seed });
    expectSameRun({ entries, ended: untraced.run(), hash: untraced.hash(), watched: untraced.watched }, alone);
  }
}

/** Expects the same JSON, whatever the order of keys. It is only written down where looking at the values does not settle it. */
function expectSameSaved(what: string, actual: Simulation<unknown>, expected: Simulation<unknown>): void {
  const [one, other] = [actual.save(), expected.save()];
  if (!areSameData(one, other)) expectSame(what, sortedText(one), sortedText(other));
}

type Data = Readonly<Record<string, unknown>>;

/** Whether two values of plain data are the same. True only where their JSON is the same but for the order of keys. */
function areSameData(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Data, other as Data];
  return (
    Object.keys(left).every((key) => areSameData(left[key], right[key])) &&
    Object.keys(right).every((key) => right[key] === undefined || Object.hasOwn(left, key))
  );
}

function sortedText(saved: SavedSimulation): string {
  return JSON.stringify(withSortedKeys(JSON.parse(JSON.stringify(saved)) as object));
}

function expectSame(what: string, actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`${what}\n${actual}\nand not\n${expected}`);
}

/** What this gives, or says as it fails. */
function attempt<T>(act: () => T): T | { says: string } {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error) return { says: error.message };
    throw error;
  }
}

/** A run to `until` is the prefix of a run to the horizon. */
export function prefixOfLongerRun<Watched>(make: (horizon?: number) => Runnable<Watched>, until: number): void {
  const long = record(make());
  const short = record(make(until));
  expectSameTrace(
    short.entries,
    long.entries.filter(({ at }) => at <= until),
  );
}

/** Saving as JSON and restoring, before the first message and after every so many, changes nothing. */
export function savingAndRestoringChangesNothing<Watched>(make: Make<Watched>, every = 1): void {
  const whole = record(make());
  const { run: first, entries } = begin(make());
  let run = first;
  for (let going = true; going;) {
    const saved = JSON.stringify(run.save());
    const { system, options, interpreter = reference } = make();
    const trace = (entry: Entry) => entries.push(entry);
    run = restoreUnder(interpreter, system, { ...options, trace }, JSON.parse(saved) as SavedSimulation);
    for (let step = 0; step < every && going; step++) going = run.step();
  }
  expectSameRun({ entries, ended: run.run(), hash: run.hash(), watched: run.watched }, whole);
}

/** What is handled next is what a sorted list gives: by time, priority and seq, without what was cancelled or replaced. */
export function handledInOrder<Watched>(make: Make<Watched>): void {
  expectSameTrace(record(make()).entries, naiveEntries(make()));
}

/** Every draw of a run is the number at its address, however the run came there. */
export function drawsComeFromTheirAddresses({ options }: Runnable<unknown>, entries: readonly Entry[]): void {
  const key = runKey(options.seed);
  for (const { to, draws } of entries) {
    for (const draw of draws) {
      const luckOf = (purpose: string) => drawAt(key, to, purpose, draw.occurrence);
      if (draw.kind === 'chance') {
        expect(draw).toMatchObject({ luck: luckOf(draw.purpose), result: luckOf(draw.purpose) < draw.p });
      } else if (draw.kind === 'delay') {
        expect(draw.result).toBe(Math.ceil(-draw.mean * Math.log(luckOf(draw.purpose))));
      } else {
        const choices = Object.keys(draw.weights);
        const gumbel = (option: string) => -Math.log(-Math.log(luckOf(`${draw.purpose}:${option}`)));
        const score = (option: string) => (draw.weights[option] ?? NaN) + gumbel(option);
        expect(draw.luck).toEqual(Object.fromEntries(choices.map((option) => [option, gumbel(option)])));
        expect(choices.every((option) => score(option) <= score(draw.result))).toBe(true);
      }
    }
  }
}

/**
 * One address, one number: also in runs of one seed that went different ways. Returns how many addresses they had in common,
 * for the caller to see that it was not none.
 */
export function sameAddressSameLuck(runs: readonly (readonly Entry[])[]): number {
  const known = new Map<string, number>();
  let common = 0;
  for (const entries of runs) {
    const own = new Map(entries.flatMap(({ to, draws }) => draws.flatMap((draw) => numbersOf(to, draw))));
    for (const [address, number] of own) {
      if (known.has(address)) common += 1;
      expect(known.get(address) ?? number).toBe(number);
      known.set(address, number);
    }
  }
  return common;
}

function numbersOf(entity: string, draw: Draw): [address: string, number: number][] {
  const { kind, purpose, occurrence } = draw;
  const address = (...more: unknown[]) => JSON.stringify([entity, kind, purpose, occurrence, ...more]);
  if (kind === 'chance') return [[address(), draw.luck]];
  // A delay is told rounded, so it can only be compared with one of the same mean.
  if (kind === 'delay') return [[address(draw.mean), draw.result]];
  return Object.entries(draw.luck).map(([option, luck]) => [address(option), luck]);
}

/** Every entry but the first messages and outside inputs has a cause that came before it; so has all its evidence. */
export function causesComeBefore<Watched>(runnable: Runnable<Watched>, entries: readonly Entry[]): void {
  const origins = new Set(runnable.options.inputs?.map(({ origin }) => origin));
  const before = begin(runnable).run.save().seq;
  const handled = new Map<number, Entry>();
  let now = 0;
  for (const entry of entries) {
    const { seq, at, cause, because, from } = entry;
    expect(handled.has(seq)).toBe(false);
    expect(at).toBeGreaterThanOrEqual(now);
    if (cause === null) expect(origins.has(from) || seq <= before).toBe(true);
    else expect(senders(runnable, handled.get(cause), from)).toContain(from);
    expect(because.filter((behind) => !handled.has(behind))).toEqual([]);
    handled.set(seq, entry);
    now = at;
  }
}

/** Who may have sent a message while this one was handled: its receiver, or an entity that was added by it. */
function senders({ system }: Runnable<unknown>, cause: Entry | undefined, from: string): string[] {
  if (cause === undefined) return [];
  const known = from === 'scenario' || Object.hasOwn(system.entities, from);
  return known ? [cause.to] : [cause.to, from];
}

/** An entity that nobody messages, and that messages nobody else, changes no other entity's trace, sequence numbers aside. */
export function unheardEntityChangesNothing<Watched>(make: Make<Watched>, name: string, spec: EntitySpec): void {
  const without = record(make()).entries;
  const { system, options } = make();
  // It comes first, so that whatever it sends as it starts moves the sequence numbers of all others.
  const entities = { [name]: spec, ...system.entities };
  const { entries } = record({ system: { ...system, entities }, options });
  const others = entries.filter(({ to }) => to !== name && !to.startsWith(`${name}/`));
  expectSameTrace(renumbered(others), renumbered(without));
}

/** The entries with their places for sequence numbers, also where their messages and facts carry some. */
export function renumbered(entries: readonly Entry[]): Entry[] {
  const places = new Map(entries.map(({ seq }, place) => [seq, place + 1]));
  const place = (seq: unknown) => (typeof seq === 'number' ? (places.get(seq) ?? seq) : seq);
  return entries.map(
    (entry) =>
      JSON.parse(JSON.stringify(entry), (field, value: unknown) => {
        if (field === 'seq' || field === 'cause') return place(value);
        return field === 'because' && Array.isArray(value) ? value.map(place) : value;
      }) as Entry,
  );
}

/** A run reads neither the clock nor a shared generator. All of them are trapped while it runs. */
export function nothingReadsTheClock<Watched>(runnable: Runnable<Watched>): void {
  const read: string[] = [];
  const caught = (name: string) => (): never => {
    read.push(name);
    throw new Error(`the run reads ${name}`);
  };
  vi.spyOn(Math, 'random').mockImplementation(caught('Math.random'));
  vi.spyOn(Date, 'now').mockImplementation(caught('Date.now'));
  vi.spyOn(performance, 'now').mockImplementation(caught('performance.now'));
  vi.spyOn(process, 'hrtime').mockImplementation(caught('process.hrtime'));
  vi.spyOn(crypto, 'getRandomValues').mockImplementation(caught('crypto.getRandomValues'));
  vi.spyOn(crypto, 'randomUUID').mockImplementation(caught('crypto.randomUUID'));
  vi.stubGlobal('Date', new Proxy(Date, { construct: caught('new Date'), apply: caught('Date') }));
  try {
    record(runnable);
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
  expect(read).toEqual([]);
}
