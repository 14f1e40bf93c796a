import { z } from 'zod';
import { PARAMETERS } from '../model/index.js';
import { actorId, between, chance, delay, duration, fieldOf, id, instant, line, rung, text } from './fields.js';
import { makeDuration } from './units.js';

/** The scenario format, version 1. Every field has its unit, its default and a sentence; the JSON Schema is made from it. */

const ladderRung = z.strictObject({
  name: line.describe('What the rung is called.'),
  when: z.string().default('').describe('What it takes to be on it, in a few words.'),
  quiet: z
    .union([duration, z.literal('never')])
    .default('6h')
    .describe('How long it must stay quiet before a step down from this rung; never: no way down.'),
  firebreak: z
    .boolean()
    .default(false)
    .describe('True where a firebreak stands between this rung and the next one up.'),
});

const ladder = z.array(ladderRung).min(2, 'expected at least two rungs').max(100, 'expected at most 100 rungs');

const side = z.strictObject({
  name: line.describe('What people call this side.'),
  restraints: z
    .array(line)
    .default([])
    .describe('Standing restraints, such as no-troops-in-theatre; said in the brief, and noted on the side.'),
  framing: z
    .enum(['open', 'denial'])
    .default('open')
    .describe('What the official story allows: under denial it explains nothing and takes calls less readily (S-43).'),
  'respond-within': duration
    .default('30m')
    .describe('The time that its local commander has to answer a reply by another side.'),
  battlefield: z
    .enum(['holding', 'losing'])
    .default('holding')
    .describe('How the war goes for it. A losing side gambles (S-51).'),
});

/** What an office brings to whoever holds it. */
export const officeFields = {
  title: line.describe('What the office is called in sentences.'),
  role: z
    .enum(['local', 'ally', 'national', 'head', 'commander', 'none'])
    .describe(
      'What it decides: local: the first answer; ally: readiness on its own territory; national: reviews; head: setbacks and final grants; commander, none: nothing.',
    ),
  grants: delay.describe('How long it takes to answer a request for authority.'),
  relay: delay.describe('How long it takes to pass evidence to the office above or below.'),
  misreads: chance.describe('Chance that it misreads a report that it is the first to see.'),
  delegated: z
    .enum(['never', 'always', 'by-rung'])
    .describe('Whether it may act when time runs out without an answer from above (S-34).'),
  'evidence-weight': between(0, 2).describe('Weight of evidence that an act was hostile, in log-odds.'),
  'disconfirming-weight': between(0, 2).describe(
    'Weight of evidence that it was not, in log-odds; below 1 for a closed mind.',
  ),
  believes: z
    .record(id, chance)
    .describe('Standing belief per other side: the probability that an act of theirs is hostile.'),
};
const office = z.strictObject(officeFields);

const actor = office.partial().extend({
  office: id.describe('The office, from the library: it brings title, role, delays.'),
  'reports-to': actorId.optional().describe('The office above: evidence and requests for authority go there.'),
});

/** What a kind of channel brings. */
export const channelFields = {
  tier: z
    .enum(['strategic', 'tactical', 'public'])
    .describe(
      'strategic lines carry intentions; a tactical one only accident prevention (S-60); public statements are heard by all.',
    ),
  credibility: chance.describe('κ: how much an explanation over it is believed; 0 moves nothing.'),
  approval: delay.describe('How long an approval takes where one is needed (S-33).'),
  connects: delay.describe('How long from the request, or the approval, to the answer.'),
  notice: duration.describe('After this a caller notices that nobody answers.'),
  'asks-after': duration.describe('How long after learning of a case its office asks for contact.'),
  'asks-chance': chance.describe('Chance that it asks at all.'),
  'asks-again': duration.describe('How long after each result it asks again while the case is open.'),
  lasts: duration.describe('How long a call keeps the line busy.'),
  trust: chance.describe('Trust built before the crisis (S-57); credibility counts min(1, 2·trust).'),
  'trust-half-life': duration.describe('How fast that trust decays.'),
  garbles: chance.describe('Chance that what is said arrives garbled and is lost.'),
  state: z.enum(['open', 'closed', 'suspended', 'cut']).describe('Whether it may be tried; an inject can change it.'),
  answering: z
    .enum(['asked', 'always', 'never'])
    .describe(
      'asked: the called side decides; always: nobody needs to; never: open in principle, refused or silent in practice.',
    ),
  effect: z.enum(['full', 'none']).describe('none: it delivers nothing but a logged contact. A null to compare with.'),
  'used-to': z.enum(['explain', 'accuse']).describe('accuse: the line is used to accuse, and does harm.'),
  restrains: z.array(id).describe('Activities that may be restrained when asked for over it (S-59).'),
};
const channelKind = z.strictObject(channelFields);

const channel = channelKind.partial().extend({
  kind: id.describe('The kind of channel, from the library: it brings latencies, credibility, tier.'),
  between: z
    .array(actorId)
    .max(2)
    .default([])
    .describe('The two offices that may use it (S-31); none for public statements.'),
  'needs-approval': z
    .array(actorId)
    .default([])
    .describe('Who must approve before a call is taken (S-33); each for calls to its own side.'),
});

const utility = z.strictObject({
  hostile: z.number().describe('Utility if the act was hostile.'),
  accident: z.number().describe('Utility if it was not.'),
});

/** What can be decided. */
export const actionFields = {
  says: line.describe('What the deciding office does, as a verb phrase: “fires back at one site”.'),
  for: z
    .array(z.enum(['local', 'ally', 'national', 'setback', 'statement']))
    .describe('In which decisions it is an option.'),
  does: z
    .enum(['nothing', 'call', 'posture', 'strike', 'signal', 'explain', 'admit', 'deny', 'widen', 'coerce'])
    .describe('What it makes happen.'),
  rung: rung.describe('The rung that it reaches; 0: none.'),
  'rung-again': rung
    .nullable()
    .describe('The rung that it reaches where its own rung has been reached before; null: the same.'),
  'from-rung': rung.describe('It is an option only from this overall rung on.'),
  authority: z.enum(['own', 'chain']).describe('own: the deciding office’s; chain: everyone above must grant it.'),
  utility: utility.describe('What it is worth to the deciding office.'),
  'utility-local': utility.nullable().describe('The utilities of the local decision, where they differ.'),
  'backs-down': z.boolean().describe('Whether choosing it after a public threat costs the audience cost.'),
  'costs-denial': z.number().describe('Utility that it costs a side whose framing is denial.'),
};
const actionFull = z.strictObject(actionFields);
const action = actionFull.partial();

const report = z
  .strictObject({
    to: actorId.describe('The office that sees it first.'),
    after: delay.describe('How long after the event.'),
    says: id.describe(
      'What kind of report: impact, single-track, debris; “truth” tells the side that did it what happened.',
    ),
    hostile: chance.optional().describe('P(this is seen | hostile).'),
    accident: chance.optional().describe('P(this is seen | not hostile).'),
    physical: z.boolean().default(false).describe('Physical evidence: slows the drift, can clear a case.'),
  })
  .describe('Who learns what, when, and how telling it is. All but truth need hostile and accident.');

const incident = z.strictObject({
  says: line.describe('What happens, as a sentence.'),
  by: id.describe('The side that seems to have done it.'),
  against: id.describe('The side that it happens to.'),
  rung: rung.describe('The rung that it reaches while unexplained.'),
  damage: z
    .enum(['none', 'minor', 'command-post', 'platform-lost', 'many-sites'])
    .default('none')
    .describe('Damage band.'),
  'dual-use': chance.default(0).describe('Chance that the asset also serves nuclear forces and the hit reads worse.'),
  truth: z
    .record(
      id,
      z.strictObject({
        weight: z.number().positive().describe('Relative weight.'),
        hostile: z.boolean().default(false).describe('Whether it was meant: more follows unless answered.'),
        by: id.optional().describe('Who really did it, where that is another side.'),
      }),
    )
    .refine((truth) => Object.keys(truth).length > 0, 'expected at least one truth')
    .describe('What really happened, drawn by weight.'),
  reports: z.array(report).min(1).describe('What can be observed.'),
  'respond-within': duration.default('30m').describe('The local commander’s time to decide.'),
});

const activity = z.strictObject({
  says: line.describe('One event of it, as a sentence.'),
  by: id.describe('The side whose activity it is.'),
  against: id.optional().describe('The side that it concerns.'),
  every: delay.describe('Time between events; ~8h is a Poisson process with a mean of 8 h.'),
  'seen-by': actorId
    .optional()
    .describe('The office that notices each event and counts it as evidence on its open cases (S-53).'),
  setback: z.boolean().default(false).describe('Each event is a battlefield setback of its side (S-51).'),
  misidentified: z
    .strictObject({
      chance: chance.describe('Per event.'),
      by: actorId.describe('The office that takes it for the other side’s act.'),
      as: id.describe('The side that it is taken for.'),
      'eased-by': id.optional().describe('The channel that makes this rarer while its contact holds (S-08).'),
      'eased-to': chance.default(0.3).describe('What is left of the chance meanwhile.'),
    })
    .optional()
    .describe('Some events are misidentified (S-38).'),
  crosses: z
    .strictObject({
      chance: chance.describe('Per event; where there is misidentified, per misidentified event.'),
      incident: id.describe('The incident that it becomes.'),
    })
    .optional()
    .describe('Some events cross the border and become an incident.'),
});

const condition = z
  .strictObject({
    'no-contact-on': id.optional().describe('No effective contact on this channel'),
    'rung-at-least': rung.optional().describe('The overall rung is at least this.'),
    'not-calm': z.literal(true).optional().describe('The crisis is not calm.'),
    for: duration.default('0s').describe('for this long on end.'),
  })
  .refine(
    (when) => given(when['no-contact-on'], when['rung-at-least'], when['not-calm']) === 1,
    'expected exactly one of no-contact-on, rung-at-least, not-calm',
  );

/** What the white cell can throw in: one of these. */
export const injectBody = {
  incident: id.optional().describe('This incident happens.'),
  statement: z
    .strictObject({
      by: actorId.describe('Who makes it.'),
      kind: z.enum(['insult', 'reassurance', 'demand-answers']).describe('What it is.'),
      about: id.optional().describe('The side that it is about.'),
    })
    .optional()
    .describe('A public statement.'),
  channel: z
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
};

const inject = z
  .strictObject({
    id: id.describe('What arms and traces call it.'),
    at: duration.optional().describe('When, from the start.'),
    when: condition.optional().describe('Or: once this first holds.'),
    ...injectBody,
  })
  .refine((entry) => given(entry.at, entry.when) === 1, 'expected either at or when')
  .refine(
    (entry) => given(entry.incident, entry.statement, entry.channel) === 1,
    'expected exactly one of incident, statement, channel',
  );

const arm = z.strictObject({
  about: z.string().default('').describe('What is different, as a sentence.'),
  set: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Paths and their new values: channels.chiefs.state, actors["nato.local-commander"].delegated, channels[tier=strategic].answering.',
    ),
});

const outcome = z
  .strictObject({
    about: z.string().default('').describe('What it is called in tables.'),
    reached: rung.optional().describe('Whether the overall rung ever was at least this.'),
    label: z
      .enum(['deliberate', 'inadvertent', 'accidental'])
      .optional()
      .describe('With reached: and the crossing was of this kind.'),
    'action-at-least': rung.optional().describe('Whether an act of at least this rung was chosen'),
    'when-truth-is': z.enum(['hostile', 'accident']).optional().describe('in answer to a case whose truth was this.'),
    first: z
      .strictObject({
        'belief-of': actorId.optional().describe('Whose belief on an open case of rung 4 or more'),
        below: chance.optional().describe('first falls below this,'),
        above: chance.optional().describe('or first rises above this.'),
        rung: rung.optional().describe('When the overall rung first is at least this.'),
        'contact-on': id.optional().describe('When a call on this channel first connects.'),
        calm: z.literal(true).optional().describe('When it is first calm again.'),
      })
      .refine(
        (first) => given(first['belief-of'], first.rung, first['contact-on'], first.calm) === 1,
        'expected exactly one of belief-of, rung, contact-on, calm',
      )
      .refine(
        (first) => given(first.below, first.above) === given(first['belief-of']),
        'expected belief-of with either below or above, and neither without it',
      )
      .optional()
      .describe('The time from the first case to something; censored at the horizon.'),
    'calm-at-end': z.literal(true).optional().describe('Whether it is calm at the end.'),
    'peak-rung': z
      .union([z.literal('all'), id])
      .optional()
      .describe('The highest rung of a side, or of all.'),
    contacts: z
      .enum(['connected', 'refused', 'unanswered', 'barred', 'busy', 'out-of-scope'])
      .optional()
      .describe('How many contact attempts ended so.'),
  })
  .refine(
    (o) => given(o.reached, o['action-at-least'], o.first, o['calm-at-end'], o['peak-rung'], o.contacts) === 1,
    'expected exactly one of reached, action-at-least, first, calm-at-end, peak-rung, contacts',
  )
  .refine((o) => o.label === undefined || o.reached !== undefined, 'expected label only beside reached')
  .refine(
    (o) => o['when-truth-is'] === undefined || o['action-at-least'] !== undefined,
    'expected when-truth-is only beside action-at-least',
  );

const parameterFields = Object.fromEntries(
  Object.entries(PARAMETERS).map(([name, { kind, value, unit, says }]) => {
    const field = fieldOf(name);
    const shown = kind === 'duration' ? makeDuration(value) : value;
    const about = `${says} Unit: ${unit}. Default: ${shown}.`;
    if (kind === 'duration') return [field, duration.default(makeDuration(value)).describe(about)];
    const number = kind === 'chance' ? chance : kind === 'factor' ? z.number().positive() : z.number();
    return [field, number.default(value).describe(about)];
  }),
);

const source = z.strictObject({
  id: line.describe('What the text calls it.'),
  text: text.describe('What it is.'),
  url: line.optional().describe('Where it is.'),
});

/** How many of the fields are given. */
function given(...fields: unknown[]): number {
  return fields.filter((field) => field !== undefined).length;
}

/** A section whose entries have names. */
function named<T extends z.ZodType>(entry: T) {
  return z.record(id, entry);
}

const head = {
  brinkline: z.literal(1).describe('The format version: 1.'),
  id: id.describe('A short name for the file.'),
  title: line.describe('One line.'),
  summary: text.describe('A paragraph for everybody.'),
  sources: z.array(source).default([]).describe('What the scenario draws on. The only place for names of people.'),
  start: instant.describe('When the scenario begins.'),
  horizon: duration.describe('How long it runs.'),
  'playing-time': duration.default('90m').describe('How long it takes around a table.'),
  'stop-when': z.enum(['calm']).optional().describe('End a run before the horizon once this holds.'),
};

const world = {
  parameters: z
    .strictObject(parameterFields)
    .prefault({})
    .describe('The numbers of the model. All defaults are synthetic.'),
  sides: named(side).describe('Who is in it.'),
  incidents: named(incident).default({}).describe('What can happen.'),
  activities: named(activity).default({}).describe('What goes on by itself and sometimes makes incidents.'),
  injects: z.array(inject).default([]).describe('What the white cell throws in.'),
  arms: named(arm).default({}).describe('Named sets of changes, to compare.'),
  baseline: id.optional().describe('The arm that others are compared with; the first one unless told.'),
  compare: z.array(id).default([]).describe('The arms that a comparison takes unless told otherwise; all where empty.'),
  outcomes: named(outcome).default({}).describe('What to measure.'),
  debrief: z.array(text).default([]).describe('Questions for afterwards.'),
  'teaching-notes': z.string().default('').describe('For the facilitator.'),
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
    .object({ use: z.literal('standard').default('standard').describe('The library of actions to start from.') })
    .catchall(action)
    .prefault({})
    .describe('What can be decided: the library’s actions, overridden field by field, and new ones.'),
  ...world,
});

/** The same with the libraries filled in: what arms address, and what the model is built from. */
export const fullScenario = z.strictObject({
  ...head,
  ladder,
  actors: z.record(actorId, office.extend({ office: id, 'reports-to': actorId.optional() })),
  channels: named(
    channelKind.extend({ kind: id, between: z.array(actorId).max(2), 'needs-approval': z.array(actorId) }),
  ),
  actions: named(actionFull),
  ...world,
});

export type ScenarioFile = z.output<typeof scenarioFile>;
/** A scenario after defaults and libraries. Only `checkScenario` makes one that may be built. */
export type FullScenario = z.output<typeof fullScenario>;
export type OutcomeSpec = FullScenario['outcomes'][string];
