import type { ActorInput, Line, OptionsByKind } from '../../model/index.js';
import { optionsByKind } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { sideOf } from '../format/names.js';
import { mayTake } from '../format/mayTake.js';
import { actorsOf } from '../format/offices.js';
import { parseDelay, parseDuration } from '../format/units.js';
import { callLines } from './callLines.js';
import { habitsOf } from './habits.js';
import { entry } from './entries.js';
import type { Parts } from './parts.js';

export function actorInput(parts: Parts, id: string): ActorInput {
  const { scenario, parameters, rungs } = parts;
  const spec = entry(scenario.actors, id);
  const side = sideOf(id);
  const sideSpec = entry(scenario.sides, side);
  const { misreads, relay, weights } = habitsOf(spec, parameters);
  const superior = spec['reports-to'] ?? null;
  const below = actorsOf(scenario.actors, side).filter((other) => scenario.actors[other]?.['reports-to'] === id);
  const others = Object.keys(scenario.sides).filter((other) => other !== side);
  return {
    id,
    side,
    title: spec.title,
    role: spec.role,
    superior,
    neighbours: superior === null ? below : [superior, ...below],
    delegated: spec.delegated,
    doctrine: spec.doctrine ?? null,
    ...(spec.watches === undefined ? {} : { watches: spec.watches }),
    misreads,
    weights,
    grants: parseDelay(spec.grants),
    relay: parseDelay(relay),
    believes: Object.fromEntries(others.map((other) => [other, spec.believes[other] ?? parameters.prior])),
    lines: linesOf(scenario, id),
    options: optionsOf(parts, id),
    ladder: rungs,
    losing: sideSpec.battlefield === 'losing' ? parameters.losing : 0,
    denial: sideSpec.framing === 'denial',
    domesticStanding: sideSpec['domestic-standing'],
    parameters,
  };
}

/** The options of an office. Offices that may choose everything share one object. */
function optionsOf({ scenario: { actions }, options, allOptions }: Parts, actor: string): OptionsByKind {
  const own = allOptions.filter(({ id }) => mayTake(entry(actions, id), actor));
  return own.length === allOptions.length ? options : optionsByKind(own);
}

function linesOf(scenario: CheckedScenario, actor: string): Line[] {
  return callLines(scenario, actor).map(({ id, to, line }) => ({
    ...(scenario.actors[to]?.watches === undefined ? {} : { watched: scenario.actors[to].watches }),
    channel: id,
    adversary: sideOf(to),
    tier: line.tier,
    asksAfter: parseDuration(line['asks-after']),
    asksChance: line['asks-chance'],
    asksAgain: parseDuration(line['asks-again']),
  }));
}
