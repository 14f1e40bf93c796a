import type { CrisisEffects } from '../effects.js';
import type { IncidentTemplate } from '../incident/data.js';
import { fromTemplate } from '../incident/data.js';
import type { Inject, InjectKind } from './inject.js';
import type { ChannelId } from '../vocabulary.js';
import { activityName, channelName } from '../vocabulary.js';

/** What the director needs to carry out injects. */
export interface Deliveries {
  readonly incidents: Readonly<Record<string, IncidentTemplate>>;
  readonly publicChannel: ChannelId | null;
}

/** How each kind of inject is carried out. */
const DELIVER: {
  readonly [Kind in InjectKind]: (inject: Inject<Kind>, known: Deliveries, effects: CrisisEffects) => void;
} = {
  incident(inject, { incidents }, effects) {
    const template = incidents[inject.incident];
    if (template === undefined) return;
    const id = `${inject.incident}/${inject.id}`;
    effects.add(id, 'incident', fromTemplate(id, template));
    effects.send<'incident'>(id, { type: 'occur' });
  },
  statement({ by, side, about, says: kind }, { publicChannel }, effects) {
    if (publicChannel === null) return;
    effects.send<'channel'>(channelName(publicChannel), { type: 'statement', by, side, about, kind });
  },
  channel({ channel, state, answering }, _known, effects) {
    effects.send<'channel'>(channelName(channel), { type: 'set', state, answering });
  },
  weapon({ activity, weapon }, _known, effects) {
    effects.send<'activity'>(activityName(activity), { type: 'weapon', weapon });
  },
  says() {},
};

/** Carries out an inject. */
export function deliver<Kind extends InjectKind>(
  inject: Inject<Kind>,
  known: Deliveries,
  effects: CrisisEffects,
): void {
  DELIVER[inject.kind](inject, known, effects);
}
