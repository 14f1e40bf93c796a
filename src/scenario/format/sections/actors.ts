import { z } from 'zod';
import { ROLES } from '../../../model/index.js';
import { actorId, between, chance, delay, duration, id, line } from '../fields.js';

export const side = z.strictObject({
  name: line.describe('What people call this side.'),
  briefing: z
    .string()
    .default('')
    .describe(
      'What this side alone knows and wants at the start, on its own handout only. A blank line starts a new paragraph.',
    ),
  restraints: z
    .array(line)
    .default([])
    .describe(
      'Standing restraints, such as no-troops-in-theatre; said in the brief. An activity that one of them bars does not take place (S-56).',
    ),
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
  'domestic-standing': chance
    .default(1)
    .describe(
      'How much its leaders can dare at home at the start: 1 all, 0 nothing. What costs standing comes on top (S-16, S-55).',
    ),
  publicity: chance
    .nullable()
    .default(null)
    .describe('How likely its spokesmen and media make a posture a public threat (S-30); null: parameters.threatens.'),
});

/** The fields of an office that the library fills in. */
const officeFields = {
  title: line.describe('What the office is called in sentences.'),
  role: z
    .enum(ROLES)
    .describe(
      'What it decides: local: the first answer; ally: readiness on its own territory; national: reviews; head: setbacks and final grants; commander, none: nothing.',
    ),
  grants: delay.describe('How long it takes to answer a request for authority.'),
  relay: delay
    .nullable()
    .describe('How long it takes to pass evidence to the office above or below; null: parameters.relay, exponential.'),
  misreads: chance
    .nullable()
    .describe(
      'Chance that it misreads a report that it is the first to see, high for young crews (S-27); null: parameters.misreads.',
    ),
  delegated: z
    .enum(['never', 'always', 'by-rung'])
    .describe('Whether it may act when time runs out without an answer from above (S-34).'),
  barred: z
    .boolean()
    .describe(
      'Whether a policy bars it from contact with other sides, as service chiefs are; an arm can lift that (S-32).',
    ),
  'evidence-weight': between(0, 2)
    .nullable()
    .describe('Weight of evidence that an act was hostile, in log-odds; null: parameters.evidence-weight.'),
  'disconfirming-weight': between(0, 2)
    .nullable()
    .describe(
      'Weight of evidence that it was not, in log-odds, below 1 for a closed mind; null: parameters.disconfirming-weight.',
    ),
  believes: z
    .record(id, chance)
    .describe('Standing belief per other side: the probability that an act of theirs is hostile.'),
};
export const office = z.strictObject(officeFields);

/** The fields of an office that only a scenario gives. */
export const ownFields = {
  'reports-to': actorId.optional().describe('The office above: evidence and requests for authority go there.'),
  watches: z
    .array(id)
    .optional()
    .describe(
      'Sides, not its own: the office holds cases between any two of them. It gets reports on them, calls either side, and passes on to the one that was struck what the other explained.',
    ),
  doctrine: id
    .optional()
    .describe(
      'The action that is taken when the person or program that holds this office lets a window pass without an answer; default: the one that does nothing.',
    ),
};

export const actor = office.partial().extend({
  office: id.describe(
    [
      'The office, from the library: it brings title, role, delays.',
      'head-of-state S-17, defence-minister S-18, chief-of-staff S-19, theatre-commander S-20, service-chief S-21,',
      'national-security-adviser S-22, foreign-minister S-23, ambassador S-24, attache S-25, local-commander S-26,',
      'operator S-27 (also of a third belligerent, S-28), front-line-ally S-29, spokesman S-30.',
    ].join(' '),
  ),
  ...ownFields,
});
