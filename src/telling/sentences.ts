import type { CrisisFact, Spoken } from '../model/index.js';
import { REASONS, inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { CaseNames } from './caseNames.js';
import { decidedDraw } from './drawWords.js';
import { duration } from './duration.js';
import { Names, oneLine, sentence } from './names.js';
import { percent } from './percent.js';

/** A line of a timeline: a sentence, and a mark if it is an act or moves the ladder. */
export interface Told {
  readonly mark: '' | '▲' | '▼' | '!';
  readonly text: string;
}

const INJECT_HOW = {
  fired: 'comes now',
  skipped: 'is left out',
  'put-off': 'is put off',
  edited: 'is changed',
  'too-late': 'has come already, or was left out',
  'not-drawn': 'does not come, by its chance',
  'not-needed': 'does not come: its condition does not hold',
} as const;

type Of<Kind extends CrisisFact['fact']> = Extract<CrisisFact, { fact: Kind }>;

const SPOKEN_TO: Readonly<Record<Spoken, (whom: string) => string>> = {
  explain: (whom) => `explains itself to ${whom}`,
  assure: (whom) => `assures ${whom} that no harm is meant`,
  accuse: (whom) => `accuses ${whom}`,
  threaten: (whom) => `threatens ${whom}`,
};

/** Smaller changes of belief are not told. */
const TELLING = 0.03;

/** Who decided, why, and what the formula would have chosen; empty if the formula decided. */
export function decidedBy({
  chosen,
  by,
  formula,
  reason,
}: {
  readonly chosen: string;
  readonly by?: string | undefined;
  readonly formula?: string | undefined;
  readonly reason?: string | undefined;
}): string {
  if (by === undefined) return '';
  const instead = formula === undefined || formula === chosen ? '' : `; the formula: ${inWords(formula)}`;
  const why = reason === undefined ? '' : `: “${reason}”`;
  return ` (decided ${by === 'table' ? 'at the table' : `by ${by}`}${why}${instead})`;
}

/** Turns facts of a run into sentences. Leaves out facts that readers do not need. */
export class Storyteller {
  private readonly names: Names;
  private readonly cases: CaseNames;
  /** options of decisions that lead to a decision fact, which is told instead of the answer */
  private readonly actions: ReadonlySet<string>;

  constructor(private readonly scenario: CheckedScenario) {
    this.names = new Names(scenario);
    this.cases = new CaseNames(scenario);
    this.actions = new Set(Object.keys(scenario.actions));
  }

  /** Takes in that an incident happened, so that its case can be named. Facts that are told in order need no more. */
  learn(fact: CrisisFact, at: number): void {
    if (fact.fact === 'incident') this.cases.learn(fact, at);
  }

  /** The sentence for a fact at a time in seconds, on one line; null if the fact is not told. */
  tell(fact: CrisisFact, at: number): Told | null {
    this.learn(fact, at);
    const told = this.words(fact, at);
    return told === null ? null : { ...told, text: oneLine(told.text) };
  }

  private words(fact: CrisisFact, at: number): Told | null {
    const { names } = this;
    switch (fact.fact) {
      case 'incident':
        return plain(fact.says);
      case 'truth':
        return this.truth(fact);
      case 'event':
        return this.matters(fact.activity) ? plain(fact.says) : null;
      case 'misidentified':
        return plain(
          `${this.scenario.activities[fact.activity]?.says ?? ''} ${sentence(names.actor(fact.by))} takes it for an act of ${names.side(fact.as)}.`,
        );
      case 'setback':
        return plain(`${names.side(fact.side)} has more reason to gamble.`);
      case 'belief':
        return this.belief(fact, at);
      case 'knows':
        return this.knows(fact, at);
      case 'concealed':
        return plain(
          `${sentence(names.actor(fact.actor))} keeps from ${names.actor(fact.from)} for ${duration(fact.until - at)} what ${this.cases.name(fact.case, at)} was.`,
        );
      case 'decision':
        return this.decision(fact, at);
      case 'held':
        return plain(
          fact.by === null
            ? `The formula decides again for ${names.actor(fact.actor)}.`
            : `${sentence(names.actor(fact.actor))} is played by ${fact.by}.`,
        );
      case 'answered':
        return this.answered(fact);
      case 'answer-refused':
        return plain(
          `An answer for ${names.actor(fact.actor)} comes to nothing (${inWords(fact.option)}): ${fact.why}.`,
        );
      case 'estimate':
        return plain(this.estimate(fact));
      case 'authority':
        return this.authority(fact, at);
      case 'order-refused':
        return plain(
          `${names.actor(fact.actor)} cannot do as the table decided (${inWords(fact.option)}): ${fact.why}.`,
        );
      case 'order-waits':
        return plain(
          `The table decides ahead for ${names.actor(fact.actor)}: ${inWords(fact.option)} (${inWords(fact.case)}).`,
        );
      case 'recalled':
        return plain(
          `${names.actor(fact.actor)} recalls ${inWords(fact.option)} over ${this.cases.name(fact.case, at)}: ${inWords(fact.instead)} instead.`,
        );
      case 'act':
        return { mark: '!', text: `${sentence(names.actor(fact.actor))} ${fact.says} (${this.grounds(fact, at)}).` };
      case 'threat':
        return plain(`${names.side(fact.side)} has threatened in public: backing down now costs.`);
      case 'firestorm':
        return plain(
          `That ${names.side(fact.side)} talked on ${names.channel(fact.channel)} is known at home: standing ${percent(fact.standing)}.`,
        );
      case 'weapon':
        return plain(
          fact.weapon > 0
            ? `A more dangerous class of weapon is used: ${inWords(fact.activity)}.`
            : `The usual weapons again: ${inWords(fact.activity)}.`,
        );
      case 'assured':
        return plain(`${names.actor(fact.actor)} is assured that ${names.side(fact.by)} means no harm.`);
      case 'closed':
        return this.decides(fact.actor) && this.scenario.actors[fact.actor]?.role === 'national'
          ? plain(
              fact.how === 'unresolved'
                ? `${names.actor(fact.actor)} leaves ${this.cases.name(fact.case, at)} unresolved: it still looks as if it was meant (hostile? ${percent(fact.belief)}), and a protest stays on record.`
                : `${names.actor(fact.actor)} closes ${this.cases.name(fact.case, at)}: ${fact.how} (hostile? ${percent(fact.belief)}).`,
            )
          : null;
      case 'reopened':
        return this.decides(fact.actor)
          ? plain(`${names.actor(fact.actor)} takes ${this.cases.name(fact.case, at)} up again.`)
          : null;
      case 'contact':
        return this.contact(fact);
      case 'said':
        return plain(this.said(fact, at));
      case 'statement':
        return plain(
          `${names.actor(fact.by)} speaks in public: ${inWords(fact.kind)}${fact.about === null ? '' : ` (${names.side(fact.about)})`}.`,
        );
      case 'restraint':
        return plain(
          `Restraint was asked for and is shown for ${duration(fact.until - at)}: ${inWords(fact.activity)}.`,
        );
      case 'widened':
        return plain(`More ${inWords(fact.activity)} for ${duration(fact.until - at)}.`);
      case 'rung':
        return this.rung(fact);
      case 'firebreak':
        return plain(
          `${names.side(fact.side)} crosses the firebreak between rungs ${fact.between[0]} and ${fact.between[1]}.`,
        );
      case 'calm':
        return plain(fact.calm ? 'The crisis is calm.' : 'The crisis is on.');
      case 'level':
        return this.level(fact);
      case 'over':
        return plain(`${inWords(fact.process)} is over.`);
      case 'absorbed':
        return plain('There is no way back from here.');
      case 'spoke':
        return plain(this.spoke(fact));
      case 'ordered':
        return plain(
          `${sentence(names.actor(fact.actor))} orders ${names.actor(fact.to)} to call on ${names.channel(fact.channel)}.`,
        );
      case 'words':
        return plain(this.wordsOf(fact));
      case 'line':
        return this.line(fact);
      case 'inject':
        return this.inject(fact);
      case 'overruled':
        return plain(this.overruled(fact));
      case 'standing':
      case 'learned':
      case 'report':
      case 'misread':
      case 'side-state':
      case 'ask':
      case 'ask-over':
        return null;
    }
  }

  /** The truth of a reprisal is not told: readers know it. */
  private truth({ truth, kind }: Of<'truth'>): Told | null {
    if (kind === 'reprisal') return null;
    const meant = kind === 'hostile' ? ', and more is to follow' : '';
    return plain(`(Truth: ${inWords(truth)}${meant}; the other side does not know.)`);
  }

  /** Whether the events of an activity are told: if somebody sees them, or they are setbacks. */
  private matters(activity: string): boolean {
    const spec = this.scenario.activities[activity];
    return spec !== undefined && (spec['seen-by'] !== undefined || spec.setback);
  }

  private decides(actor: string): boolean {
    const role = this.scenario.actors[actor]?.role;
    return role === 'local' || role === 'national' || role === 'head' || role === 'commander';
  }

  /** Not told for reprisals: each side knows what its own reply was. */
  private knows({ actor, truth, case: id }: Of<'knows'>, at: number): Told | null {
    if (!this.decides(actor) || truth === 'reprisal') return null;
    return plain(`${this.names.actor(actor)} learns what ${this.cases.name(id, at)} was: ${inWords(truth)}.`);
  }

  private belief({ actor, case: id, why, from, to, rung }: Of<'belief'>, at: number): Told | null {
    if (!this.decides(actor) || rung === 0 || Math.abs(to - from) < TELLING) return null;
    const name = this.cases.name(id, at);
    return plain(`${this.names.actor(actor)} on ${name}: ${why}. Hostile? ${percent(from)} → ${percent(to)}.`);
  }

  private decision(fact: Of<'decision'>, at: number): Told {
    const options = Object.entries(fact.options)
      .filter(([, p]) => p >= 0.005)
      .toSorted(([, a], [, b]) => b - a)
      .map(([id, p]) => `${inWords(id)} ${percent(p)}`);
    const left = fact.deadline === null ? null : fact.deadline - at;
    const unhurried = fact.final ? 'decides again' : 'decides';
    const hurried = left !== null && left > 0 ? `must answer within ${duration(left)}` : 'must answer now';
    const verb = left === null ? unhurried : hurried;
    const actor = this.names.actor(fact.actor);
    const about = fact.case === null ? '' : ` on ${this.cases.name(fact.case, at)}`;
    return plain(`${actor} ${verb}${about}: ${options.join(', ')} → ${inWords(fact.chosen)}${decidedBy(fact)}.`);
  }

  /** An answer that leads to no decision fact: what to say, and whether to call, to grant authority or to take a call. */
  private answered({ actor, kind, option, by, formula, reason, words }: Of<'answered'>): Told | null {
    if ((kind === 'decision' || kind === 'statement') && this.actions.has(option)) return null;
    const said = words === undefined ? '' : ` “${words}”`;
    return plain(
      `${sentence(this.names.actor(actor))}: ${inWords(option)}${said}${decidedBy({ chosen: option, by, formula, reason })}.`,
    );
  }

  private overruled({ reason, ...decided }: Of<'overruled'>): string {
    return `The white cell decides in place of luck: ${decidedDraw(this.names, decided)} “${reason}”`;
  }

  private estimate({ actor, estimate, sum }: Of<'estimate'>): string {
    const name = sentence(this.names.actor(actor));
    return estimate === null
      ? `${name} goes by the evidence again (hostile? ${percent(sum)}).`
      : `${name} thinks: hostile? ${percent(estimate)}. The evidence adds up to ${percent(sum)}.`;
  }

  private spoke({ by, to, words, kind }: Of<'spoke'>): string {
    const whom = this.names.actor(to);
    const does = kind === undefined ? `to ${whom}` : SPOKEN_TO[kind](whom);
    return `${sentence(this.names.actor(by))} ${does}${words === null ? '.' : `: “${words}”`}`;
  }

  private wordsOf({ from, to, words }: Of<'words'>): string {
    if (to !== null) return `The white cell to ${this.names.actor(to)}: “${words}”`;
    return `${from === null ? 'Somebody' : sentence(this.names.actor(from))} to the white cell: “${words}”`;
  }

  private inject({ id, how, reads, to }: Of<'inject'>): Told | null {
    if (reads !== undefined) {
      const whom = to === undefined ? ' reads out' : ` tells ${to.map((party) => this.names.actor(party)).join(', ')}`;
      return plain(`The white cell${whom}: “${reads}”`);
    }
    return how === 'planned' ? null : plain(`The white cell: ${inWords(id)} ${INJECT_HOW[how]}.`);
  }

  private line({ channel, state, answering }: Of<'line'>): Told {
    const how = { asked: '', always: ', and always answered', never: ', and not answered' }[answering];
    return plain(`${sentence(this.names.channel(channel))} is ${state}${state === 'open' ? how : ''}.`);
  }

  private authority({ actor, asked, result, by, case: id, decidedBy: who, reason }: Of<'authority'>, at: number): Told {
    const { names } = this;
    const what = `${inWords(asked)} over ${this.cases.name(id, at)}`;
    if (result === 'asked') return plain(`${names.actor(actor)} asks ${names.actor(by)} for authority: ${what}.`);
    if (result === 'late') return plain(`Authority for ${what} did not come in time.`);
    return plain(
      `${names.actor(by)} ${result === 'granted' ? 'grants' : 'denies'} ${what}${decidedBy({ chosen: result, by: who, reason })}.`,
    );
  }

  private grounds({ authority, belief, case: about }: Of<'act'>, at: number): string {
    const whose = {
      own: 'on own authority',
      granted: 'with authority from above',
      delegated: 'by delegation, without an answer from above',
      outside: 'a decision at the table',
    }[authority];
    return about === null ? whose : `${this.cases.name(about, at)}; ${whose}; hostile? ${percent(belief)}`;
  }

  private contact(fact: Of<'contact'>): Told | null {
    const { names } = this;
    const from = sentence(names.actor(fact.from));
    const line = names.channel(fact.channel);
    const why = fact.reason === undefined ? '' : ` (${REASONS[fact.reason].text})`;
    switch (fact.result) {
      case 'connected':
        return plain(
          `${from} gets through on ${line} to ${names.actor(fact.to)}${fact.effect ? '' : ', and it changes nothing'}.`,
        );
      case 'refused':
        return plain(`${names.actor(fact.to)} refuses a call on ${line}${why}.`);
      case 'unanswered':
        return plain(`${from} gets no answer on ${line}${why}.`);
      case 'barred':
        return plain(`${from} may not use ${line}.`);
      case 'busy':
        return plain(`${from} finds ${line} taken.`);
      case 'out-of-scope':
        return plain(`${from} is told that ${line} is not for this.`);
      case 'no-line':
        return plain(`${from} has no line to ${names.side(fact.to)}.`);
      case 'not-tried':
        return null;
    }
  }

  private said({ by, channel, what, garbled, case: id }: Of<'said'>, at: number): string {
    const line = this.names.channel(channel);
    const where = line === 'in public' ? line : `over ${line}`;
    const deed = { explain: 'explains itself', admit: 'admits it and offers an inspection' }[what] ?? what;
    // The text of a scenario may be long, so the channel comes before it.
    const told = deed.startsWith('says that ') ? deed.replace('says', `says ${where}`) : `${deed} ${where}`;
    const about = id === null ? '' : ` (${this.cases.name(id, at)})`;
    return `${sentence(this.names.actor(by))} ${told}${about}${garbled ? '; it arrives garbled' : ''}.`;
  }

  /** Not told for a process on the ladder without sides: its one level is the rung, which is told already. */
  private level({ process, levels, highest }: Of<'level'>): Told | null {
    const spec = this.scenario.processes[process];
    const sides = spec?.sides ?? [];
    if (spec?.['on-ladder'] === true && sides.length === 0) return null;
    const each = sides.map((side) => `${this.names.side(side)} ${levels[side]}`).join(', ');
    return plain(`${spec?.says ?? process}: ${each === '' ? highest : each}.`);
  }

  private rung({ from, to }: Of<'rung'>): Told {
    return { mark: to > from ? '▲' : '▼', text: `rung ${to}  ${this.names.rung(to)}` };
  }
}

function plain(text: string): Told {
  return { mark: '', text: sentence(text) };
}
