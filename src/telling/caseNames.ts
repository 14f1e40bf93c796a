import type { CaseId, CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { clockTime } from './clock.js';
import { Names } from './names.js';

type Incident = Extract<CrisisFact, { fact: 'incident' }>;

/** “A missile destroys a command post” → “missile”, where the word after the article is a plain noun or adjective. */
const SUBJECT = /^(?:An?|The) (\p{Ll}+) /u;

/** Short names of cases in the words of the scenario: “the missile at 09:00”. Knows the cases whose incidents it was given. */
export class CaseNames {
  private readonly names: Names;
  private readonly known = new Map<CaseId, { readonly noun: string; readonly at: number }>();

  constructor(private readonly scenario: CheckedScenario) {
    this.names = new Names(scenario);
  }

  /** Takes in that an incident happened. */
  learn(incident: Incident, at: number): void {
    this.known.set(incident.case, { noun: this.nounOf(incident), at });
  }

  /**
   * The name of a case: with its time of day, and with its day where that is not the day of `now` (seconds from the start). A case
   * whose incident is not known has the words of its id.
   */
  name(id: CaseId, now: number): string {
    const known = this.known.get(id);
    if (known === undefined) return this.templateName(id) ?? 'the incident';
    const [then, today] = [clockTime(this.scenario.start, known.at), clockTime(this.scenario.start, now)];
    return then.day === today.day ? `${known.noun} at ${then.time}` : `${known.noun} of day ${then.day}, ${then.time}`;
  }

  private nounOf({ case: id, says, by }: Incident): string {
    if (isReply(id)) return `${this.names.possessive(by)} reply`;
    return this.templateName(id) ?? `the ${SUBJECT.exec(says)?.[1] ?? 'incident'}`;
  }

  /** The name that the scenario gives to this kind of incident. A case that an activity made has the id “activity/number”. */
  private templateName(id: CaseId): string | undefined {
    const [source = '', number = ''] = id.split('/');
    const { incidents, activities } = this.scenario;
    const crossed =
      /^\d+$/u.test(number) && Object.hasOwn(activities, source) ? activities[source]?.crosses : undefined;
    const template = crossed?.incident ?? source;
    return Object.hasOwn(incidents, template) ? incidents[template]?.name : undefined;
  }
}

/** Whether a case is a reply to another one. */
export function isReply(id: CaseId): boolean {
  return id.includes('/reply-');
}
