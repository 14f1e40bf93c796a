import { z } from 'zod';
import type { Message } from '../engine/index.js';
import { DIRECTOR, SPOKEN } from '../model/index.js';
import type { ActorEvent, DirectorEvent } from '../model/index.js';
import { TIME_FORMS, actorId, chance, id, noSuch, parseTime, text } from '../scenario/index.js';
import type { CheckedScenario, Finding, KeyPath } from '../scenario/index.js';

/** What a kind of input names, by field. */
type Named = 'action' | 'actor' | 'channel' | 'inject';
type Names = Readonly<Record<string, Named>>;

/** A kind of input in a file: the field that is called so, what that names, and the message that it stands for. */
interface InputKind<Body extends z.ZodType> {
  readonly field: Body;
  readonly names: Names;
  /** `second`: the second of a time in words */
  messageOf(body: z.output<Body>, second: (time: string) => number): { readonly to: string; readonly event: Message };
}

function kind<Body extends z.ZodType>(made: InputKind<Body>): InputKind<Body> {
  return made;
}
const office = (to: string, event: ActorEvent) => ({ to, event });
const director = (event: DirectorEvent) => ({ to: DIRECTOR, event });

/** Whether a text names a time does not depend on when a scenario starts. */
const ANY_START = '2000-01-01T00:00:00Z';

const by = actorId.describe('The office.');
const on = id.describe('The line.');
const about = text.describe('The case, as the run names it, such as stray-missile/strike.');

/** What an office or the facilitator does besides decisions and injects. */
const KINDS = {
  call: kind({
    field: z.strictObject({ by, on, about: about.optional() }).describe('An office calls on a line of its own.'),
    names: { by: 'actor', on: 'channel' },
    messageOf: ({ by: who, on: channel, about: what = null }) =>
      office(who, { type: 'place-call', channel, case: what }),
  }),
  'order-call': kind({
    field: z
      .strictObject({ by, to: actorId.describe('An office below.'), on, about: about.optional() })
      .describe('An office orders one that reports to it to call.'),
    names: { by: 'actor', to: 'actor', on: 'channel' },
    messageOf: ({ by: who, to, on: channel, about: what = null }) =>
      office(who, { type: 'order-call', to, channel, case: what }),
  }),
  say: kind({
    field: z
      .strictObject({
        by,
        on,
        words: text.optional().describe('Free words, for whoever plays the other end.'),
        kind: z.enum(SPOKEN).optional().describe('What is said besides; a tactical line carries explanations alone.'),
        about: about.optional(),
      })
      .refine(({ words, kind: said }) => words !== undefined || said !== undefined, 'expected words or kind, or both')
      .describe('An office says something in a call.'),
    names: { by: 'actor', on: 'channel' },
    messageOf: ({ by: who, on: channel, words = null, kind: said, about: what }) =>
      office(who, {
        type: 'speak',
        channel,
        words,
        ...(said === undefined ? {} : { kind: said }),
        ...(what === undefined ? {} : { case: what }),
      }),
  }),
  'hang-up': kind({
    field: z.strictObject({ by, on }).describe('An office ends a call.'),
    names: { by: 'actor', on: 'channel' },
    messageOf: ({ by: who, on: channel }) => office(who, { type: 'end-call', channel }),
  }),
  recall: kind({
    field: z
      .strictObject({
        by,
        about,
        instead: id.describe('What it does instead, on its own authority.'),
        reason: text.optional().describe('Why, in words.'),
      })
      .describe('An office takes back what it asked authority for, or what was granted and is not carried out yet.'),
    names: { by: 'actor', instead: 'action' },
    messageOf: ({ by: who, about: what, instead, reason }) =>
      office(who, {
        type: 'recall',
        case: what,
        instead,
        by: 'table',
        ...(reason === undefined ? {} : { reason }),
      }),
  }),
  estimate: kind({
    field: z
      .strictObject({ by, about, hostile: chance.describe('How likely the act was meant.') })
      .describe('An office acts on an estimate of its own from now on.'),
    names: { by: 'actor' },
    messageOf: ({ by: who, about: what, hostile }) => office(who, { type: 'estimate', case: what, estimate: hostile }),
  }),
  report: kind({
    field: z
      .strictObject({
        to: actorId.describe('The office.'),
        about,
        says: text.describe('What kind of report.'),
        hostile: chance.describe('How likely it is if the act was hostile.'),
        accident: chance.describe('How likely it is if the act was an accident.'),
      })
      .refine(({ hostile, accident }) => hostile > 0 && accident > 0, 'expected chances above 0')
      .describe('The white cell gives an office a report on a case that it has heard of.'),
    names: { to: 'actor' },
    messageOf: ({ to, about: what, says, hostile, accident }) =>
      office(to, { type: 'told-of', case: what, says, hostile, accident }),
  }),
  tell: kind({
    field: z.strictObject({ to: actorId.describe('The office.'), words: text }).describe('Words for one office alone.'),
    names: { to: 'actor' },
    messageOf: ({ to, words }) => director({ type: 'words', to, words }),
  }),
  fire: kind({
    field: z.strictObject({ inject: id }).describe('A planned inject comes now.'),
    names: { inject: 'inject' },
    messageOf: ({ inject }) => director({ type: 'fire', inject }),
  }),
  skip: kind({
    field: z.strictObject({ inject: id }).describe('A planned inject does not come.'),
    names: { inject: 'inject' },
    messageOf: ({ inject }) => director({ type: 'skip', inject }),
  }),
  'put-off': kind({
    field: z
      .strictObject({
        inject: id,
        to: text
          .refine((time) => parseTime(time, ANY_START) !== null, `expected ${TIME_FORMS}`)
          .describe('Until when.'),
      })
      .describe('A planned inject comes then instead.'),
    names: { inject: 'inject' },
    messageOf: ({ inject, to }, second) => director({ type: 'put-off', inject, to: second(to) }),
  }),
  overrule: kind({
    field: z
      .strictObject({
        entity: text.describe('Whose draw.'),
        purpose: text.describe('What for.'),
        occurrence: text.describe('Which place in the story.'),
        outcome: z.union([z.boolean(), z.string(), z.number()]).describe('What comes of it.'),
        reason: text.describe('Why.'),
      })
      .describe('What comes of a draw is decided in place of luck.'),
    names: {},
    messageOf: (draw) => director({ type: 'overrule', ...draw }),
  }),
};
type KindName = keyof typeof KINDS;

export const INPUT_KINDS = Object.keys(KINDS) as KindName[];

/** The fields of these kinds; an input has at most one. */
export const inputKindFields = Object.fromEntries(
  Object.entries(KINDS).map(([name, { field }]) => [name, (field as z.ZodType).optional()]),
) as { readonly [Name in KindName]: z.ZodOptional<(typeof KINDS)[Name]['field']> };

type KindBodies = z.output<z.ZodObject<typeof inputKindFields>>;

/** The message that an input of one of these kinds stands for; null: it is of another kind. */
export function messageOfKind(
  spec: KindBodies,
  second: (time: string) => number,
): { readonly to: string; readonly event: Message } | null {
  const kinds: Readonly<Record<KindName, InputKind<z.ZodType>>> = KINDS;
  for (const name of INPUT_KINDS) if (spec[name] !== undefined) return kinds[name].messageOf(spec[name], second);
  return null;
}

/** Names in such an input that the scenario does not have. */
export function danglingInKind(spec: KindBodies, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const known = {
    action: Object.keys(scenario.actions),
    actor: Object.keys(scenario.actors),
    channel: Object.keys(scenario.channels),
    inject: scenario.injects.map(({ id: name }) => name),
  };
  return INPUT_KINDS.flatMap((name) => {
    const body: Readonly<Record<string, unknown>> | undefined = spec[name];
    if (body === undefined) return [];
    return Object.entries<Named>(KINDS[name].names).flatMap(([field, named]) => {
      const given = body[field];
      if (typeof given !== 'string' || known[named].includes(given)) return [];
      return [noSuch(named, given, [...keys, name, field], known[named])];
    });
  });
}
