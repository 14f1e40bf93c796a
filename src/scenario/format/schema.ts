import { z } from 'zod';
import { PARAMETERS, TALK } from '../../model/index.js';
import { actorId, between, chance, duration, fieldOf, id, instant, line, newId, text } from './fields.js';
import { action, actionFull } from './sections/actions.js';
import { actor, office, ownFields, side } from './sections/actors.js';
import { channel, channelKind, ownChannelFields } from './sections/channels.js';
import { activity, incident } from './sections/happenings.js';
import { history } from './sections/history.js';
import { ladder } from './sections/ladder.js';
import { arm, outcome } from './sections/outcomes.js';
import { inject } from './sections/plannedInject.js';
import { process } from './sections/processes.js';
import { seat } from './sections/seats.js';
import { makeDuration } from './units.js';

/** The scenario format, version 1. Every field has a unit, a default and a description. The JSON Schema is made from it. */

const parameterFields = Object.fromEntries(
  Object.entries(PARAMETERS).map(([name, { kind, value, range, unit, says }]) => {
    const field = fieldOf(name);
    const shown = kind === 'duration' ? makeDuration(value) : value;
    const about = `${says} Unit: ${unit}. Default: ${shown}.`;
    if (kind === 'duration') return [field, duration.default(makeDuration(value)).describe(about)];
    return [
      field,
      between(...range)
        .default(value)
        .describe(about),
    ];
  }),
);

const source = z.strictObject({
  id: line.describe('What the text calls it.'),
  text: text.describe('What it is.'),
  url: line.optional().describe('Where it is.'),
});
/** A section whose entries have names. */
function named<T extends z.ZodType>(entry: T) {
  return z.record(newId, entry);
}

const head = {
  brinkline: z.literal(1).describe('The format version: 1.'),
  id: id.describe('A short name for the file.'),
  title: line.describe('One line.'),
  summary: text.describe('A paragraph for readers and the facilitator: it may tell what happens.'),
  background: z
    .string()
    .default('')
    .describe(
      'What everybody at the table may know at the start, on every handout. Not what the injects bring, no truth, and nothing that one side alone knows. A blank line starts a new paragraph.',
    ),
  sources: z.array(source).default([]).describe('What the scenario draws on. The only place for names of people.'),
  start: instant.describe('When the scenario begins.'),
  horizon: duration.describe('How long it runs.'),
  'playing-time': duration.default('90m').describe('How long it takes around a table.'),
  'stop-when': z.enum(['calm']).optional().describe('End a run before the horizon once this holds.'),
};

const world = {
  talk: z
    .enum(TALK)
    .default('sincere')
    .describe(
      'How offices talk over lines. sincere: each says what it knows; strategic: each chooses what to say by what the other would then believe.',
    ),
  parameters: z
    .strictObject(parameterFields)
    .prefault({})
    .describe('The numbers of the model. All defaults are synthetic.'),
  sides: named(side).describe('Who is in it.'),
  seats: named(seat)
    .default({})
    .describe(
      'Who sits at the table: handouts, play and the room go by seats. Default: one seat for each side, with the id of the side and all its offices.',
    ),
  incidents: named(incident).default({}).describe('What can happen.'),
  activities: named(activity).default({}).describe('What goes on by itself and sometimes makes incidents.'),
  processes: named(process)
    .default({})
    .describe('Abstract processes, for teaching and testing: levels that clocks move up and down by chance.'),
  injects: z.array(inject).default([]).describe('What the white cell brings in.'),
  arms: named(arm).default({}).describe('Named sets of changes, to compare.'),
  baseline: id.optional().describe('The arm that others are compared with; default: the first one.'),
  caution: z
    .string()
    .default('')
    .describe('What a reader must know beside every comparison of the arms. It is printed below the table.'),
  compare: z.array(id).default([]).describe('The arms that a comparison takes by default; all if empty.'),
  outcomes: named(outcome).default({}).describe('What to measure.'),
  history: history.optional().describe('For a case that happened: what happened, and a seed whose run follows it.'),
  debrief: z.array(text).default([]).describe('Questions for afterwards.'),
  learning: z
    .array(
      z.strictObject({
        outcome: line.describe('What a participant can do afterwards, as the end of “Afterwards a participant …”.'),
        'not-yet': line.describe('How it shows in the debrief that he or she cannot do it yet.'),
        well: line.describe('How it shows that he or she can do it well.'),
      }),
    )
    .default([])
    .describe('What is to be learnt, with what shows it: a rubric for the debrief sheet.'),
  'teaching-notes': z
    .string()
    .default('')
    .describe('For the facilitator, on the debrief sheet. A blank line starts a new paragraph.'),
};

/** What an author writes: library parts by name, everything else with its default. */
export const scenarioFile = z.strictObject({
  ...head,
  ladder: z
    .union([id, ladder], { error: 'expected the name of a ladder, or a list of rungs' })
    .default('default')
    .describe('A ladder of the library by name, or rungs from 0 up.'),
  actors: z.record(actorId, actor).describe('Who acts, as side.office.'),
  channels: named(channel).default({}).describe('Who can talk to whom, and how.'),
  actions: z
    .object({
      use: z
        .enum(['standard', 'kahn', 'none'])
        .default('standard')
        .describe(
          'The library of actions to start from; kahn: the standard ones, on Kahn’s ladder; none: the file lists all that can be decided.',
        ),
    })
    .catchall(action)
    .prefault({})
    .describe('What can be decided: the library’s actions, overridden field by field, and new ones.'),
  ...world,
  measures: z.array(id).default([]).describe('Outcomes of the library, by name; those of the file come after them.'),
});

/** The same with the libraries filled in. Arms patch this form, and the model is built from it. */
export const fullScenario = z.strictObject({
  ...head,
  ladder,
  actors: z.record(actorId, office.extend({ office: id, ...ownFields })),
  channels: named(
    channelKind.extend({
      kind: id,
      ...ownChannelFields,
      between: z.array(actorId).max(2),
      'shared-by': z.array(z.array(actorId).length(2)),
      'needs-approval': z.array(actorId),
      through: actorId.optional(),
      softens: chance.optional(),
    }),
  ),
  actions: named(actionFull),
  ...world,
});

export type ScenarioFile = z.output<typeof scenarioFile>;
/** A scenario after defaults and libraries, to read only. A `CheckedScenario` is one that passed every check. */
export type FullScenario = DeepReadonly<z.output<typeof fullScenario>>;
export type OutcomeSpec = FullScenario['outcomes'][string];
export type History = NonNullable<FullScenario['history']>;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
