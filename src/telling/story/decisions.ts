import { inWords } from '../../model/index.js';
import { duration } from '../duration.js';
import { sentence } from '../names.js';
import { roughly } from '../percent.js';
import { decidedBy } from '../sentences.js';
import { answerBehind } from './answers.js';
import type { Beat, Chronicle, Event, Of } from './chronicle.js';
import { Requests } from './requests.js';

/** A choice less likely than this is called unlikely. */
const UNLIKELY = 0.25;

/** Tells decisions together with the acts, requests and threats that they lead to. A choice that changes nothing is left out. */
export function decisions(run: Chronicle): Beat[] {
  const requests = new Requests();
  const teller = new Decisions(run, requests);
  return run.events.flatMap((event) => {
    requests.take(event.fact);
    switch (event.fact.fact) {
      case 'decision':
        return teller.decision(event as Event<Of<'decision'>>);
      case 'act':
        return teller.act(event as Event<Of<'act'>>);
      case 'authority':
        return teller.authority(event as Event<Of<'authority'>>);
      case 'recalled':
        return teller.recalled(event as Event<Of<'recalled'>>);
      default:
        return [];
    }
  });
}

class Decisions {
  /** the option last chosen, by office and case */
  private readonly chosen = new Map<string, string>();
  /** what has been told with a decision, by place */
  private readonly told = new Set<number>();
  /** the sides that have acted */
  private readonly acted = new Set<string>();
  /** who has granted a request so far, by case and option */
  private readonly grants = new Map<string, string[]>();

  constructor(
    private readonly run: Chronicle,
    private readonly requests: Requests,
  ) {}

  decision(event: Event<Of<'decision'>>): Beat[] {
    const { fact, at } = event;
    const key = `${fact.actor} ${fact.case}`;
    const before = this.chosen.get(key);
    this.chosen.set(key, fact.chosen);
    const beside = this.run.beside(event);
    const act = beside.find((each): each is Event<Of<'act'>> => each.fact.fact === 'act' && each.place > event.place);
    const asked = beside.find(({ fact: each }) => each.fact === 'authority' && each.result === 'asked');
    const by = decidedBy(fact);
    if (act !== undefined) return [this.tellAct(act, event)];
    const about = this.about(fact.case, at);
    const office = sentence(this.run.names.actor(fact.actor));
    if (asked?.fact.fact === 'authority') {
      this.told.add(asked.place);
      const whom = this.run.names.actor(asked.fact.by);
      const text = `${office} asks ${whom} for authority: ${inWords(fact.chosen)}${about} (${meant(fact.belief)}${unlikely(fact)})${by}.`;
      return [this.run.beat(event, text)];
    }
    if (by === '' && beside.some(({ fact: each }) => each.fact === 'recalled')) return [];
    if (by === '' && (before === fact.chosen || (fact.final && before !== undefined))) return [];
    const left = fact.deadline === null || before !== undefined ? '' : `with ${this.left(fact.deadline, at)} to answer`;
    const name = fact.case === null ? '' : this.run.cases.name(fact.case, at);
    const belief = fact.kind === 'setback' || fact.kind === 'statement' ? '' : meant(fact.belief);
    const grounds = [name, left, belief].filter((part) => part !== '').join('; ');
    const known = grounds === '' ? '' : ` (${grounds}${unlikely(fact)})`;
    return [this.run.beat(event, `${office} ${fact.says}${known}${by}.`)];
  }

  act(event: Event<Of<'act'>>): Beat[] {
    return this.told.has(event.place) ? [] : [this.tellAct(event, null)];
  }

  authority(event: Event<Of<'authority'>>): Beat[] {
    const { fact, at } = event;
    if (this.told.has(event.place)) return [];
    const { run } = this;
    const about = this.about(fact.case, at);
    const by = sentence(run.names.actor(fact.by));
    const who = run.names.actor(fact.actor);
    const why = answerBehind(run, event) || decidedBy({ chosen: fact.result, by: fact.decidedBy, reason: fact.reason });
    const key = `${fact.actor} ${fact.case} ${fact.asked}`;
    const moot = this.requests.whyMoot(fact);
    const vain = moot === null ? '' : ` This comes to nothing: ${moot}.`;
    switch (fact.result) {
      case 'asked':
        return [
          run.beat(event, `${who} asks ${run.names.actor(fact.by)} for authority: ${inWords(fact.asked)}${about}.`),
        ];
      case 'denied':
        return [
          run.beat(event, `${by} refuses ${who} authority for ${inWords(fact.asked)}${about}${why}.${vain}`, {
            rank: moot === null ? 4 : null,
          }),
        ];
      case 'late':
        return [run.beat(event, `Authority for ${inWords(fact.asked)}${about} does not come in time.`, { rank: 4 })];
      case 'granted': {
        const granted = [...(this.grants.get(key) ?? []), fact.by];
        this.grants.set(key, granted);
        const isLast = run.scenario.actors[fact.by]?.['reports-to'] === undefined;
        if (!isLast && why === '') return [];
        return [
          run.beat(
            event,
            `${sentence(run.names.actors(granted))} allow${granted.length > 1 ? '' : 's'} ${who} ${inWords(fact.asked)}${about}${why}.${vain}`,
          ),
        ];
      }
    }
  }

  recalled(event: Event<Of<'recalled'>>): Beat[] {
    const { actor, case: id, option, instead } = event.fact;
    const text = `${sentence(this.run.names.actor(actor))} takes back ${inWords(option)}${this.about(id, event.at)}: ${inWords(instead)} instead.`;
    return [this.run.beat(event, text, { rank: 4 })];
  }

  private tellAct(event: Event<Of<'act'>>, decision: Event<Of<'decision'>> | null): Beat {
    const { run } = this;
    const { fact, at } = event;
    this.told.add(event.place);
    const isFirst = !this.acted.has(fact.side);
    this.acted.add(fact.side);
    const isWord = decision?.fact.kind === 'statement' || fact.does === 'stand-down';
    const chance = decision === null ? '' : unlikely(decision.fact);
    const belief = fact.case === null || isWord ? '' : meant(fact.belief);
    const threat = run
      .sameSecond(event)
      .some(({ fact: each }) => each.fact === 'threat' && each.side === fact.side && each.by === fact.actor);
    const left = decision === null || decision.fact.deadline === null ? '' : this.hurry(decision.fact.deadline, at);
    const by = decision === null ? '' : decidedBy(decision.fact);
    const [about, of] = isWord ? ['', run.cases.name(fact.case ?? '', at)] : [this.about(fact.case, at), ''];
    // Who decided at the table is said at the end.
    const authority = by !== '' && fact.authority === 'outside' ? '' : AUTHORITY[fact.authority];
    const when = [authority, left].filter((part) => part !== '').join(', ');
    const grounds = [of, when, belief].filter((part) => part !== '').join('; ');
    const known = grounds === '' ? '' : ` (${grounds}${chance})`;
    const text = `${sentence(run.names.actor(fact.actor))} ${fact.says}${about}${known}${threat ? ', and threatens in public: to back down will now cost' : ''}${by}.`;
    const fires = fact.does === 'strike' || fact.does === 'signal' || fact.does === 'coerce';
    return run.beat(event, text, { mark: '!', rank: fires ? 3 : isFirst ? 9 : null });
  }

  private hurry(deadline: number, at: number): string {
    return deadline > at ? `${duration(deadline - at)} before the deadline` : 'at the deadline';
  }

  private left(deadline: number, at: number): string {
    return deadline > at ? duration(deadline - at) : 'no time';
  }

  private about(id: string | null, at: number): string {
    return id === null || id.startsWith('setback') ? '' : ` over ${this.run.cases.name(id, at)}`;
  }
}

const AUTHORITY: Readonly<Record<Of<'act'>['authority'], string>> = {
  own: 'on own authority',
  granted: 'with authority from above',
  delegated: 'alone, as no answer came from above',
  outside: 'decided at the table',
};

function meant(belief: number): string {
  return `${roughly(belief)} that it was meant`;
}

/** Says that luck chose against the odds. What somebody decided has no odds. */
function unlikely({ options, chosen, by }: Of<'decision'>): string {
  if (by !== undefined) return '';
  const chance = options[chosen] ?? 1;
  if (chance >= UNLIKELY) return '';
  return `; an unlikely choice, ${chance < 0.01 ? 'under 1' : Math.round(chance * 100)} %`;
}
