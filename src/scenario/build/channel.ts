import type { ChannelInput, LineEnd } from '../../model/index.js';
import { sideOf } from '../format/names.js';
import { secondOf } from '../format/time.js';
import { parseDelay, parseDuration } from '../format/units.js';
import { entry } from './entries.js';
import type { Parts } from './parts.js';
import { trustAtStart } from './trust.js';

export function channelInput({ scenario, parameters }: Parts, id: string): ChannelInput {
  const spec = entry(scenario.channels, id);
  const ends = [...spec.between, ...spec['shared-by'].flat()].map((actor): LineEnd => {
    const side = sideOf(actor);
    const approver =
      spec['needs-approval'].find((each) => sideOf(each) === side && each !== actor) ?? spec.through ?? null;
    const { barred, role } = entry(scenario.actors, actor);
    return { actor, side, approver, political: approver !== null || role === 'head', barred };
  });
  const { meets, builds } = spec;
  const eases = Object.keys(scenario.activities).filter(
    (name) => scenario.activities[name]?.misidentified?.['eased-by'] === id,
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
    holds: spec.holds === null ? parameters.contactHolds : parseDuration(spec.holds),
    trust: trustAtStart(spec),
    trustHalfLife: parseDuration(spec['trust-half-life']),
    garbles: spec.garbles,
    ...(spec.through === undefined ? {} : { through: spec.through, softens: spec.softens ?? 0 }),
    state: spec.state,
    answering: spec.answering,
    effect: spec.effect === 'full',
    use: spec['used-to'],
    meets:
      meets === null
        ? null
        : {
            first: secondOf(meets.first, scenario.start),
            every: meets.every === null ? null : parseDuration(meets.every),
          },
    builds: builds === null ? null : { trust: builds.trust, on: builds.on.length === 0 ? [id] : builds.on },
    restarts: spec.restarts,
    costsStanding: spec['costs-standing'],
    knownAfter: parseDelay(spec['known-after']),
    restrains: spec.restrains,
    eases,
    parameters,
  };
}
