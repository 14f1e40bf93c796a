import type { FirstMessage, Observer, System } from '../../engine/index.js';
import type {
  ActivityInput,
  ActorInput,
  ChannelInput,
  DirectorInput,
  IncidentTemplate,
  LadderInput,
  Line,
  LineEnd,
  Measure,
  OptionsByKind,
  OutcomeState,
  Parameters,
  PlannedInject,
  ProcessInput,
  Rung,
  SideInput,
} from '../../model/index.js';
import {
  DIRECTOR,
  LADDER,
  activityName,
  channelName,
  crisisMachines,
  firebreaksBetween,
  optionsByKind,
  outcomeObserver,
  processName,
} from '../../model/index.js';
import { assertChecked } from '../checked.js';
import type { CheckedScenario } from '../checked.js';
import { choicesOf } from './choices.js';
import { habitsOf } from './habits.js';
import { injectOf } from '../format/sections/injects.js';
import { conditionOf } from './condition.js';
import { measureOf, withinOf } from './measure.js';
import { sideOf } from '../format/names.js';
import { actorsOf, lowestOf, withRole } from '../format/offices.js';
import { takesPlace } from '../format/takesPlace.js';
import { trustAtStart } from './trust.js';
import { parseDelay, parseDuration } from '../format/units.js';

/** A scenario as the engine runs it. */
export interface BuiltScenario {
  readonly system: System;
  readonly observer: Observer<OutcomeState>;
  readonly measures: Readonly<Record<string, Measure>>;
  /** by outcome: how long a run is watched for it, if it is a time; in seconds */
  readonly within: Readonly<Record<string, number>>;
  /** seconds from the start */
  readonly horizon: number;
}

/**
 * The system of machines that a checked scenario (as an arm patches it) stands for, and what to measure in it. Runs nothing.
 * Throws a `TypeError` for a scenario that was not checked.
 */
export function buildScenario(scenario: CheckedScenario): BuiltScenario {
  assertChecked(scenario);
  const world = new Builder(scenario);
  const horizon = parseDuration(scenario.horizon);
  const measures = mapValues(scenario.outcomes, measureOf);
  return {
    system: world.system(),
    observer: outcomeObserver(measures, scenario['stop-when'] === 'calm', choicesOf(scenario).parameters),
    measures,
    within: mapValues(scenario.outcomes, (spec) => withinOf(spec, horizon)),
    horizon,
  };
}

class Builder {
  private readonly parameters: Parameters;
  private readonly rungs: readonly Rung[];
  private readonly options: OptionsByKind;
  private readonly publicChannel: string | null;
  private readonly incidents: Readonly<Record<string, IncidentTemplate>>;

  constructor(private readonly scenario: CheckedScenario) {
    const { parameters, ladder, options } = choicesOf(scenario);
    this.parameters = parameters;
    this.rungs = ladder;
    this.options = optionsByKind(options);
    this.publicChannel = entryWhere(scenario.channels, ({ tier }) => tier === 'public')?.[0] ?? null;
    this.incidents = mapValues(scenario.incidents, (incident) => this.incident(incident));
  }

  system(): System {
    const { sides, actors, channels, activities, processes } = this.scenario;
    const entities: Record<string, System['entities'][string]> = {};
    const add = (name: string, machine: string, input: object) => {
      entities[name] = { machine, input: input as System['entities'][string]['input'] };
    };
    add(LADDER, 'ladder', this.ladder());
    add(DIRECTOR, 'director', this.director());
    for (const id of Object.keys(sides)) add(id, 'side', this.side(id));
    for (const id of Object.keys(actors)) add(id, 'actor', this.actor(id));
    for (const id of Object.keys(channels)) add(channelName(id), 'channel', this.channel(id));
    for (const id of Object.keys(activities)) add(activityName(id), 'activity', this.activity(id));
    for (const id of Object.keys(processes)) add(processName(id), 'process', this.process(id));
    const first: FirstMessage[] = [
      { to: DIRECTOR, event: { type: 'start' } },
      ...Object.keys(activities)
        .filter((id) => takesPlace(this.scenario, entry(activities, id)))
        .map((id) => ({ to: activityName(id), event: { type: 'start' } })),
      ...Object.keys(channels)
        .filter((id) => entry(channels, id).meets !== null)
        .map((id) => ({ to: channelName(id), event: { type: 'start' } })),
      ...Object.keys(processes).map((id) => ({ to: processName(id), event: { type: 'start' } })),
    ];
    return { machines: crisisMachines, entities, first };
  }

  private ladder(): LadderInput {
    const { sides, actors } = this.scenario;
    const deciding = Object.keys(actors).filter((id) => actors[id]?.role !== 'none');
    return { rungs: this.rungs, tells: [...Object.keys(sides), ...deciding, DIRECTOR], parameters: this.parameters };
  }

  private director(): DirectorInput {
    const injects = this.scenario.injects.map((inject): PlannedInject => ({
      inject: injectOf(inject),
      at: inject.at === undefined ? null : parseDuration(inject.at),
      when: inject.when === undefined ? null : conditionOf(inject.when),
    }));
    return { injects, incidents: this.incidents, publicChannel: this.publicChannel };
  }

  private side(id: string): SideInput {
    const spec = entry(this.scenario.sides, id);
    const others = Object.keys(this.scenario.sides).filter((other) => other !== id);
    const struck = Object.values(this.scenario.incidents).find(({ by }) => by === id)?.against;
    return {
      id,
      name: spec.name,
      restraints: spec.restraints,
      actors: actorsOf(this.scenario.actors, id),
      lowest: lowestOf(this.scenario.actors, id),
      voice: withRole(this.scenario.actors, id, 'national') ?? withRole(this.scenario.actors, id, 'head') ?? null,
      head: withRole(this.scenario.actors, id, 'head') ?? null,
      rival: struck ?? others[0] ?? null,
      others: others.map((other) => ({
        id: other,
        lowest: lowestOf(this.scenario.actors, other),
        window: parseDuration(entry(this.scenario.sides, other)['respond-within']),
        reviewed: withRole(this.scenario.actors, other, 'national') !== undefined,
      })),
      activities: Object.keys(this.scenario.activities).filter((name) => {
        const activity = entry(this.scenario.activities, name);
        return activity.by === id && !activity.setback;
      }),
      publicChannel: this.publicChannel,
      denial: spec.framing === 'denial',
      losing: spec.battlefield === 'losing' ? this.parameters.losing : 0,
      domesticStanding: spec['domestic-standing'],
      publicity: spec.publicity ?? this.parameters.threatens,
      parameters: this.parameters,
    };
  }

  private actor(id: string): ActorInput {
    const spec = entry(this.scenario.actors, id);
    const side = sideOf(id);
    const sideSpec = entry(this.scenario.sides, side);
    const { misreads, relay, weights } = habitsOf(spec, this.parameters);
    const superior = spec['reports-to'] ?? null;
    const below = actorsOf(this.scenario.actors, side).filter(
      (other) => this.scenario.actors[other]?.['reports-to'] === id,
    );
    const others = Object.keys(this.scenario.sides).filter((other) => other !== side);
    return {
      id,
      side,
      title: spec.title,
      role: spec.role,
      superior,
      neighbours: superior === null ? below : [superior, ...below],
      delegated: spec.delegated,
      doctrine: spec.doctrine ?? null,
      misreads,
      weights,
      grants: parseDelay(spec.grants),
      relay: parseDelay(relay),
      believes: Object.fromEntries(others.map((other) => [other, spec.believes[other] ?? this.parameters.prior])),
      lines: this.linesOf(id),
      options: this.options,
      ladder: this.rungs,
      losing: sideSpec.battlefield === 'losing' ? this.parameters.losing : 0,
      denial: sideSpec.framing === 'denial',
      domesticStanding: sideSpec['domestic-standing'],
      parameters: this.parameters,
    };
  }

  private linesOf(actor: string): Line[] {
    return Object.entries(this.scenario.channels).flatMap(([channel, spec]) => {
      const pair = [spec.between, ...spec['shared-by']].find((ends) => ends.includes(actor));
      const other = pair?.find((end) => end !== actor);
      if (other === undefined) return [];
      // Where offices only meet when the day is there, nobody asks for a call.
      if (spec.meets !== null && spec['asks-chance'] === 0) return [];
      return {
        channel,
        adversary: sideOf(other),
        tier: spec.tier,
        asksAfter: parseDuration(spec['asks-after']),
        asksChance: spec['asks-chance'],
        asksAgain: parseDuration(spec['asks-again']),
      };
    });
  }

  private channel(id: string): ChannelInput {
    const spec = entry(this.scenario.channels, id);
    const ends = [...spec.between, ...spec['shared-by'].flat()].map((actor): LineEnd => {
      const side = sideOf(actor);
      const approver = spec['needs-approval'].find((each) => sideOf(each) === side && each !== actor) ?? null;
      return { actor, side, approver, barred: entry(this.scenario.actors, actor).barred };
    });
    const { meets, builds } = spec;
    const eases = Object.keys(this.scenario.activities).filter(
      (name) => this.scenario.activities[name]?.misidentified?.['eased-by'] === id,
    );
    return {
      id,
      tier: spec.tier,
      ends,
      credibility: spec.credibility,
      approval: parseDelay(spec.approval),
      connects: parseDelay(spec.connects),
      silenceAfter: parseDuration(spec.notice),
      lasts: parseDuration(spec.lasts),
      trust: trustAtStart(spec),
      trustHalfLife: parseDuration(spec['trust-half-life']),
      garbles: spec.garbles,
      state: spec.state,
      answering: spec.answering,
      effect: spec.effect === 'full',
      use: spec['used-to'],
      meets:
        meets === null
          ? null
          : { first: parseDuration(meets.first), every: meets.every === null ? null : parseDuration(meets.every) },
      builds: builds === null ? null : { trust: builds.trust, on: builds.on.length === 0 ? [id] : builds.on },
      restarts: spec.restarts,
      costsStanding: spec['costs-standing'],
      knownAfter: parseDelay(spec['known-after']),
      restrains: spec.restrains,
      eases,
      parameters: this.parameters,
    };
  }

  private activity(id: string): ActivityInput {
    const spec = entry(this.scenario.activities, id);
    const { misidentified, crosses } = spec;
    return {
      id,
      says: spec.says,
      by: spec.by,
      every: parseDelay(spec.every),
      seenBy: spec['seen-by'] ?? null,
      against: spec.against ?? null,
      setback: spec.setback,
      weapon: spec['weapon-class'],
      misidentified:
        misidentified === undefined
          ? null
          : {
              chance: misidentified.chance,
              by: misidentified.by,
              side: sideOf(misidentified.by),
              as: misidentified.as,
              easedTo: misidentified['eased-to'],
            },
      crosses:
        crosses === undefined ? null : { chance: crosses.chance, incident: entry(this.incidents, crosses.incident) },
      parameters: this.parameters,
    };
  }

  private process(id: string): ProcessInput {
    const { sides, starts, top, moves, ends, 'on-ladder': onLadder } = entry(this.scenario.processes, id);
    return {
      id,
      sides,
      starts,
      top,
      held: Array.from({ length: top }, (_, level) =>
        onLadder && firebreaksBetween(this.rungs, level, level + 1) > 0 ? this.parameters.firebreak : 1,
      ),
      onLadder,
      moves: mapValues(moves, ({ every, up, down, back, noise }) => ({
        every: parseDelay(every),
        up,
        down,
        back,
        noise:
          noise === null
            ? null
            : {
                bias: noise.bias,
                spread: noise.spread,
                perLevel: noise['per-level'],
                perHour: noise['per-hour'],
                cleared: noise.cleared,
              },
      })),
      ends: { atLeast: ends['at-least'] ?? null, atMost: ends['at-most'] ?? null, from: parseDuration(ends.from) },
    };
  }

  private incident(spec: CheckedScenario['incidents'][string]): IncidentTemplate {
    return {
      says: spec.says,
      by: spec.by,
      against: spec.against,
      rung: spec.rung,
      damage: spec.damage,
      dualUse: spec['dual-use'],
      weapon: spec['weapon-class'],
      truths: Object.entries(spec.truth).map(([id, { weight, hostile, by }]) => ({
        id,
        weight,
        kind: hostile ? 'hostile' : 'accident',
        by: by ?? spec.by,
      })),
      reports: spec.reports.map(({ to, after, says, hostile, accident, physical }) => ({
        to,
        after: parseDelay(after),
        says,
        likelihood: hostile === undefined || accident === undefined ? null : { hostile, accident },
        physical,
      })),
      window: parseDuration(spec['respond-within']),
      ...(spec.explained === undefined ? {} : { explained: spec.explained }),
      repeatsLeft: this.parameters.repeats,
      reviewed: withRole(this.scenario.actors, spec.against, 'national') !== undefined,
      parameters: this.parameters,
    };
  }
}

function entry<T>(entries: Readonly<Record<string, T>>, id: string): T {
  const found = entries[id];
  if (found === undefined) throw new Error(`A checked scenario lacks ${id}`);
  return found;
}

function entryWhere<T>(entries: Readonly<Record<string, T>>, holds: (value: T) => boolean): [string, T] | undefined {
  return Object.entries(entries).find(([, value]) => holds(value));
}

function mapValues<T, U>(entries: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value)]));
}
