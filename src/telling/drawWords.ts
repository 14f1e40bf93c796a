import { inWords } from '../model/index.js';
import { duration } from './duration.js';
import type { Names } from './names.js';

/** A question about a draw, for the name of whoever or whatever draws. */
type Asks = (who: string) => string;

/** What each draw of the model decides, by its purpose. */
const QUESTIONS: ReadonlyMap<string, Asks> = new Map<string, Asks>([
  ['acts by delegation', (who) => `does ${who} act without an answer from above`],
  ['apologises', (who) => `does ${who} apologise`],
  ['apologises after', (who) => `how long until ${who} apologises`],
  ['approval', () => 'how long does approval of the call take'],
  ['authority', (who) => `does ${who} grant the authority asked for`],
  ['becomes known', () => 'how long until the call becomes known'],
  ['chooses', (who) => `what does ${who} choose`],
  ['comes', () => 'does the inject come'],
  ['complains', (who) => `does ${who} ask for a call to complain`],
  ['conceals', (who) => `does ${who} keep the accident from the office above`],
  ['conceals for', (who) => `how long does ${who} keep the accident from the office above`],
  ['connects', () => 'how long until the call is put through'],
  ['crosses', (who) => `does an event of ${who} become an incident`],
  ['demands', (who) => `what does ${who} say in the call`],
  ['down', (who) => `does ${who} go down a level`],
  ['dual-use asset', () => 'is a dual-use asset hit'],
  ['explains', (who) => `does ${who} explain the act`],
  ['garbles', () => 'is what is said garbled'],
  ['grants', (who) => `how long does ${who} take to decide on authority`],
  ['happens', (who) => `does an event of ${who} happen`],
  ['misidentified', (who) => `is an event of ${who} taken for an act of another side`],
  ['misreads', (who) => `does ${who} misread the report`],
  ['next', (who) => `how long until the next event of ${who}`],
  ['noise', (who) => `to which level does ${who} go`],
  ['refuses because', (who) => `why does ${who} refuse the call`],
  ['relays', (who) => `how long does ${who} take to pass it on`],
  ['repeat', () => 'does the incident happen again, and when'],
  ['report', () => 'how long does the report take'],
  ['says', (who) => `what does ${who} say in the call`],
  ['shows', () => 'does the report show the sign'],
  ['slips', () => 'does the act get out of control'],
  ['softens', () => 'does whoever carries the message take the sting out of it'],
  ['takes the call', (who) => `does ${who} take the call`],
  ['threatens', (who) => `does ${who} threaten in public`],
  ['truth', () => 'what was the incident in truth'],
  ['up', (who) => `does ${who} go up a level`],
  ['waits as if to find out', (who) => `how long does ${who} wait, as if to find out`],
]);

/** The purposes that end in a name: of a line, or of an activity. */
const NAMED: readonly (readonly [prefix: string, asks: (who: string, name: string, names: Names) => string])[] = [
  ['asks ', (who, line, names) => `does ${who} ask for a call on ${names.channel(line)}`],
  ['restrains ', (_, activity) => `does the call lead to restraint in ${inWords(activity)}`],
];

/** What a draw decides, as a question: “does NATO’s chief of staff take the call”. Null for a purpose that the model does not have. */
export function drawQuestion(names: Names, entity: string, purpose: string): string | null {
  const who = whoDraws(names, entity);
  const asks = QUESTIONS.get(purpose);
  if (asks !== undefined) return asks(who);
  const [prefix = '', named] = NAMED.find(([each]) => purpose.startsWith(each)) ?? [];
  return named?.(who, purpose.slice(prefix.length), names) ?? null;
}

/** A draw that was decided in place of luck: its question and what came of it. A number is a delay in seconds. */
export function decidedDraw(
  names: Names,
  {
    entity,
    purpose,
    outcome,
  }: { readonly entity: string; readonly purpose: string; readonly outcome: boolean | string | number },
): string {
  const question = drawQuestion(names, entity, purpose) ?? inWords(purpose);
  return `${question}? ${came(outcome)}.`;
}

function came(outcome: boolean | string | number): string {
  if (typeof outcome === 'number') return duration(outcome);
  if (typeof outcome === 'string') return inWords(outcome);
  return outcome ? 'yes' : 'no';
}

/** The office of a decision, or the name of an activity or process. */
function whoDraws(names: Names, entity: string): string {
  const [, office] = /^decision\/([^/]+)/.exec(entity) ?? [];
  const [, named] = /^(?:activity|process)\.(.+)$/.exec(entity) ?? [];
  return named === undefined ? names.actor(office ?? entity) : inWords(named);
}
