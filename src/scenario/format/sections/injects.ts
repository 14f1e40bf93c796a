import { z } from 'zod';
import type { Inject, InjectKind } from '../../../model/index.js';
import { PUBLIC_STATEMENTS } from '../../../model/index.js';
import { actorId, id, line, partyId } from '../fields.js';
import type { Named } from '../named.js';
import { sideOf } from '../names.js';
import { channelFields } from './channels.js';

/** One kind of inject in a scenario file. Its field has the name of the kind. */
interface InjectPart<Kind extends InjectKind, Body extends z.ZodType> {
  /** with its description */
  readonly field: z.ZodOptional<Body>;
  /** what it names, by path from the inject */
  readonly names: Readonly<Record<string, Named>>;
  /** The inject as the director carries it out, without what is read out. */
  injectOf(name: string, body: z.output<Body>): Inject<Kind>;
}

function part<Kind extends InjectKind, Body extends z.ZodType>(
  _kind: Kind,
  made: InjectPart<Kind, Body>,
): InjectPart<Kind, Body> {
  return made;
}

const PARTS = {
  incident: part('incident', {
    field: id.optional().describe('This incident happens.'),
    names: { incident: 'incident' },
    injectOf: (name, incident) => ({ id: name, kind: 'incident', incident }),
  }),
  statement: part('statement', {
    field: z
      .strictObject({
        by: actorId.describe('Who makes it.'),
        kind: z
          .enum(PUBLIC_STATEMENTS)
          .describe('What it is: an insult (S-46), a reassurance (S-58), a demand for answers (S-30).'),
        about: id.optional().describe('The side that it is about.'),
      })
      .optional()
      .describe('A public statement.'),
    names: { 'statement.by': 'actor', 'statement.about': 'side' },
    injectOf: (name, { by, about = null, kind: says }) => ({
      id: name,
      kind: 'statement',
      by,
      side: sideOf(by),
      about,
      says,
    }),
  }),
  channel: part('channel', {
    field: z
      .strictObject({
        id: id.describe('The channel.'),
        state: channelFields.state.optional(),
        answering: channelFields.answering.optional(),
      })
      .refine(
        ({ state, answering }) => state !== undefined || answering !== undefined,
        'expected state or answering, or both',
      )
      .optional()
      .describe('A channel is opened, closed, suspended, cut, or answered from now on.'),
    names: { 'channel.id': 'channel' },
    injectOf: (name, { id: channel, state = null, answering = null }) => ({
      id: name,
      kind: 'channel',
      channel,
      state,
      answering,
    }),
  }),
  weapon: part('weapon', {
    field: z
      .strictObject({
        activity: id.describe('The activity.'),
        class: z.int().min(0).max(9).describe('The class of weapons that it uses from now on.'),
      })
      .optional()
      .describe(
        'A more dangerous class of weapon is used from now on, and the side that it is against sees it (S-37).',
      ),
    names: { 'weapon.activity': 'activity' },
    injectOf: (name, { activity, class: weapon }) => ({ id: name, kind: 'weapon', activity, weapon }),
  }),
  says: part('says', {
    field: line
      .optional()
      .describe(
        'What the white cell reads out. It may stand alone: then the inject informs and changes nothing. An incident has its own sentence already.',
      ),
    names: {},
    injectOf: (name) => ({ id: name, kind: 'says' }),
  }),
} satisfies { readonly [Kind in InjectKind]: InjectPart<Kind, z.ZodType> };

/** The kinds of inject, in the order of the format. */
const INJECT_KINDS = Object.keys(PARTS) as InjectKind[];
/** Those that change something. */
const CHANGES = INJECT_KINDS.filter((kind) => kind !== 'says');

/** What an inject must be, to end a sentence with. */
export const ONE_INJECT = `${CHANGES.join(', ')}, or says alone`;

/** The fields of an inject: what the white cell can bring in. */
export const injectBody = {
  ...(Object.fromEntries(Object.entries(PARTS).map(([kind, { field }]) => [kind, field])) as {
    readonly [Kind in InjectKind]: (typeof PARTS)[Kind]['field'];
  }),
  to: z
    .array(partyId)
    .min(1)
    .optional()
    .describe(
      'With says: the sides, seats and offices that hear it, such as [nato, russia.head-of-state]; default: everybody.',
    ),
};

/** The kinds of inject that a body gives: one if it is right. What is read out counts only where it stands alone. */
export function kindsIn(body: InjectBody): InjectKind[] {
  const changes = CHANGES.filter((kind) => body[kind] !== undefined);
  return changes.length === 0 && body.says !== undefined ? ['says'] : changes;
}

/** Whether nobody is named to hear what is not there. */
export function hearsSomething({ says, to }: InjectBody): boolean {
  return to === undefined || says !== undefined;
}

export type InjectBody = Omit<z.output<z.ZodObject<typeof injectBody>>, 'to'> & {
  readonly to?: readonly string[] | undefined;
};

/** What injects name, by path from the inject. */
export const INJECT_NAMES: readonly (readonly [path: string, named: Named])[] = Object.values(PARTS).flatMap(
  ({ names }) => Object.entries<Named>(names),
);

/** An inject of a checked scenario, as the director carries it out. Throws a `RangeError` if it is of no kind. */
export function injectOf(inject: InjectBody & { readonly id: string }): Inject {
  const parts: { readonly [Kind in InjectKind]: InjectPart<InjectKind, z.ZodType> } = PARTS;
  const kind = kindOf(inject);
  const { says, to } = inject;
  return {
    ...parts[kind].injectOf(inject.id, inject[kind]),
    ...(says === undefined ? {} : { reads: says }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The kind of an inject of a checked scenario. */
export function kindOf(inject: InjectBody & { readonly id: string }): InjectKind {
  const [kind] = kindsIn(inject);
  if (kind === undefined) throw new RangeError(`the inject ${inject.id} is none of ${ONE_INJECT}`);
  return kind;
}
