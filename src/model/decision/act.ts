import type { CrisisEffects } from '../effects.js';
import type { SideEvent } from '../messages.js';
import type { Authority, Closing, Deed } from '../vocabulary.js';
import { LADDER } from '../vocabulary.js';
import type { Choice } from './choose.js';
import type { DecisionData } from './data.js';

/** Carries out a choice: the side acts, the struck side's incident hears how it was answered, an answer closes the case. */
export function act(data: DecisionData, choice: Choice, authority: Authority, effects: CrisisEffects): void {
  const { option, rung, belief, rungIf, channel } = choice;
  const { actor, side, adversary, about } = data.input;
  // From here on the act cannot be recalled.
  data.pending = null;
  respond(data, option.does, effects);
  if (option.does === 'call' && about !== null) {
    effects.send<'actor'>(actor, {
      type: 'call',
      case: about.id,
      adversary,
      ...(channel === undefined ? {} : { channel }),
    });
  }
  if (option.does === 'nothing' || option.does === 'call') return;
  if (option.does === 'posture' && data.postured) return;
  if (option.does === 'posture') data.postured = true;
  effects.note({
    fact: 'act',
    actor,
    side,
    option: option.id,
    says: option.says,
    does: option.does,
    case: about?.id ?? null,
    rung,
    authority,
    belief,
  });
  const event: SideEvent = {
    type: 'act',
    actor,
    side,
    adversary,
    decision: data.input.id,
    option: option.id,
    says: option.says,
    does: option.does,
    rung,
    rungAgain: option.rungAgain,
    alone: Math.min(option.rung, rung),
    about,
    belief,
    rungIfHostile: rungIf('hostile'),
    rungIfAccident: rungIf('accident'),
  };
  effects.send<'side'>(side, event);
  if (option.does === 'strike' || option.does === 'signal') {
    data.struck = option.does === 'strike';
    close(data, 'answered', effects);
  }
}

/** Tells the incident how it was answered, if that is new. */
function respond(data: DecisionData, deed: Deed, effects: CrisisEffects): void {
  if (data.input.about === null || data.input.kind === 'statement' || data.lastDeed === deed) return;
  data.lastDeed = deed;
  effects.send<'incident'>(data.input.about.id, { type: 'answered', with: deed });
}

/** Closes the case: its office passes the news on, and the ladder no longer counts the case as open. */
export function close(data: DecisionData, how: Closing, effects: CrisisEffects): void {
  const { about } = data.input;
  if (about === null) return;
  data.closed = how;
  const struck = data.struck;
  effects.send<'actor'>(data.input.actor, { type: 'close', case: about.id, how, struck });
  effects.send<'ladder'>(LADDER, { type: 'case-closed', case: about.id, victim: data.input.side, how });
  if (how === 'cleared') effects.send<'incident'>(about.id, { type: 'attributed' });
}
