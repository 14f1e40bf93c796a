import { inWords } from '../../model/index.js';
import { DISCLAIMER } from '../../model/index.js';
import { Names, clock, oneLine, sentence } from '../../telling/index.js';
import type { Stage } from '../protocol/cellCommands.js';
import type { Session } from '../session/session.js';
import { audience } from '../../knowledge/index.js';
import type { Debrief } from '../debrief/debrief.js';
import { debriefOf } from '../debrief/debrief.js';
import type { OtherArm } from '../debrief/otherArm.js';

/** What the projector shows: nothing that not everybody at the table knows, until the debrief. */
export interface ProjectorState {
  readonly title: string;
  readonly notice: string;
  readonly stage: Stage;
  readonly isStopped: boolean;
  /** what everybody heard, newest last */
  readonly rows: readonly { readonly when: string; readonly text: string }[];
  readonly seats: readonly { readonly name: string; readonly by: string; readonly here: number }[];
  readonly questions: readonly string[];
  /** by question: how many have answered */
  readonly answers: readonly number[];
  /** what the debrief shows at its stage; null before */
  readonly debrief: Debrief | null;
  /** at the last stage: this evening under another arm */
  readonly otherArm: OtherArm | null;
}

const DEBRIEFS: readonly Stage[] = ['known', 'truth', 'other-arm', 'over'];

export function projectorState(
  session: Session,
  isHere: (person: string) => boolean,
  twin: OtherArm | null,
): ProjectorState {
  const { scenario, state, now: course } = session;
  const names = new Names(scenario);
  return {
    title: oneLine(scenario.title),
    notice: DISCLAIMER,
    stage: state.stage,
    isStopped: state.stoppedBy !== null,
    rows: course.facts.flatMap(({ at, fact }) => {
      if (audience(fact, scenario) !== 'everyone') return [];
      const text =
        fact.fact === 'inject'
          ? oneLine(fact.reads ?? '')
          : fact.fact === 'statement'
            ? `${sentence(names.actor(fact.by))} in public: ${inWords(fact.kind)}.`
            : fact.fact === 'threat'
              ? `${names.side(fact.side)} threatens in public.`
              : fact.fact === 'said'
                ? `${sentence(names.actor(fact.by))} in public: ${oneLine(fact.what.replace(/, knowing better$/, ''))}.`
                : '';
      return text === '' ? [] : [{ when: clock(scenario.start, at), text }];
    }),
    seats: session.seatings.map(({ seat, by }) => ({
      name: seat.name,
      by,
      here: session.people.filter(({ id, seat: own }) => own === seat.id && isHere(id)).length,
    })),
    questions: [...scenario.debrief],
    answers: scenario.debrief.map((_, question) => {
      const said = session.notes.flatMap(({ by, what }) =>
        what.type === 'hot-wash' && what.question === question ? [by] : [],
      );
      return new Set(said).size;
    }),
    debrief: DEBRIEFS.includes(state.stage) ? debriefOf(session, state.stage !== 'known') : null,
    otherArm: state.stage === 'other-arm' || state.stage === 'over' ? twin : null,
  };
}
