import type { CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { seatsOf } from '../scenario/index.js';

/** Who may ever know of a fact: everybody, nobody at the table (the white cell alone), or these offices, sides and seats. */
export type Audience = 'everyone' | 'nobody' | readonly string[];

/**
 * Who may ever know of a fact. A label such as *inadvertent* or a rung gives away what happened elsewhere, so it is for the
 * white cell alone, as are truths, luck and chances. A fact that is for an office may still carry fields that are not:
 * `seatView` takes out of it what that office knows.
 */
export function audience(fact: CrisisFact, scenario: CheckedScenario): Audience {
  switch (fact.fact) {
    case 'statement':
    case 'threat':
      return 'everyone';
    case 'learned':
    case 'report':
    case 'belief':
    case 'standing':
    case 'knows':
    case 'decision':
    case 'held':
    case 'ask':
    case 'answered':
    case 'ask-over':
    case 'answer-refused':
    case 'order-refused':
    case 'order-waits':
    case 'estimate':
    case 'recalled':
    case 'act':
    case 'closed':
    case 'reopened':
    case 'assured':
      return [fact.actor];
    case 'authority':
      return [fact.actor, fact.by];
    case 'ordered':
      return [fact.actor, fact.to];
    case 'contact':
      // An office that was not reached does not know of the attempt.
      return fact.result === 'connected' || fact.result === 'refused' ? [fact.from, fact.to] : [fact.from];
    case 'said':
      return said(fact, scenario);
    case 'spoke':
      return [fact.by, fact.to];
    case 'words':
      return [fact.from, fact.to].filter((office) => office !== null);
    case 'inject':
      return fact.reads === undefined ? 'nobody' : hearers(fact.to, scenario);
    case 'line':
      return endsOf(scenario, fact.channel);
    case 'setback':
    case 'firestorm':
      return [fact.side];
    case 'incident':
    case 'truth':
    case 'event':
    case 'misidentified':
    case 'misread':
    case 'concealed':
    case 'overruled':
    case 'weapon':
    case 'restraint':
    case 'widened':
    case 'side-state':
    case 'rung':
    case 'firebreak':
    case 'level':
    case 'over':
    case 'calm':
    case 'absorbed':
      return 'nobody';
  }
}

/** Who hears what is read out. What is read to the players of a seat, each of its offices hears. */
function hearers(to: readonly string[] | undefined, scenario: CheckedScenario): Audience {
  if (to === undefined) return 'everyone';
  const seats = new Map(seatsOf(scenario).map((seat) => [seat.id, seat.observer ? [] : seat.offices]));
  return to.flatMap((party) => [party, ...(seats.get(party) ?? [])]);
}

/** Who hears what is said: everybody in public; over a line the office at the other end, unless it is garbled. */
function said({ channel, by, garbled }: Extract<CrisisFact, { fact: 'said' }>, scenario: CheckedScenario): Audience {
  const line = Object.hasOwn(scenario.channels, channel) ? scenario.channels[channel] : undefined;
  if (line === undefined) return 'nobody';
  if (line.tier === 'public') return 'everyone';
  if (garbled) return [by];
  return [line.between, ...line['shared-by']].find((pair) => pair.includes(by)) ?? [by];
}

function endsOf({ channels }: CheckedScenario, channel: string): readonly string[] {
  const line = Object.hasOwn(channels, channel) ? channels[channel] : undefined;
  return line === undefined ? [] : [...line.between, ...line['shared-by'].flat()];
}
