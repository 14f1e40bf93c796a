import { z } from 'zod';
import { actorId, chance, delay, duration, id, line, rung } from '../fields.js';

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

const weaponClass = z.int().min(0).max(9).default(0);

export const incident = z.strictObject({
  says: line.describe(
    'What happens, as a sentence: a command post across the border is destroyed (S-35), aircraft meet (S-39).',
  ),
  name: line
    .optional()
    .describe('What stories call it, with its article: “the missile”. Default: made from the first words of `says`.'),
  by: id.describe('The side that seems to have done it.'),
  against: id.describe('The side that it happens to.'),
  rung: rung.describe('The rung that it reaches while unexplained.'),
  damage: z
    .enum(['none', 'minor', 'command-post', 'platform-lost', 'many-sites'])
    .default('none')
    .describe('Damage band.'),
  'dual-use': chance.default(0).describe('Chance that the asset also serves nuclear forces and the hit reads worse.'),
  'weapon-class': weaponClass.describe(
    'How dangerous the weapon is: 0 the usual, each class more looks worse and raises the stakes (S-37, S-52).',
  ),
  truth: z
    .record(
      id,
      z.strictObject({
        weight: z.number().positive().max(1_000_000).describe('Relative weight.'),
        hostile: z.boolean().default(false).describe('Whether it was meant: more follows unless answered.'),
        by: id.optional().describe('Who really did it, where that is another side.'),
        'ordered-by': actorId
          .optional()
          .describe(
            'Of a hostile act: the office that ordered it. That office and those between it and the weapon know from the start. Default: the head of state of its side.',
          ),
      }),
    )
    .refine((truth) => Object.keys(truth).length > 0, 'expected at least one truth')
    .describe(
      'What really happened, drawn by weight: an accident on the battlefield (S-42), a third side’s doing (S-28), or meant.',
    ),
  reports: z.array(report).min(1).describe('What can be observed.'),
  'respond-within': duration.default('30m').describe('The local commander’s time to decide (S-54).'),
  explained: line
    .optional()
    .describe(
      'What its side says of it over a line, as a verb phrase: “says that no attack is meant”. Default: as for an accident.',
    ),
});

export const activity = z.strictObject({
  says: line.describe(
    'One event of it, as a sentence: a strike near the border (S-36), a surveillance flight (S-40), arms delivered (S-41).',
  ),
  by: id.describe('The side whose activity it is.'),
  against: id.optional().describe('The side that it concerns.'),
  every: delay.describe('Time between events; ~8h is a Poisson process with a mean of 8 h.'),
  'seen-by': actorId
    .optional()
    .describe('The office that notices each event and counts it as evidence on its open cases (S-53).'),
  'barred-by': line
    .nullable()
    .default(null)
    .describe('A restraint of its side under which it does not take place, such as no-aircraft-in-theatre (S-56).'),
  'weapon-class': weaponClass.describe('The class of the weapons in use, for the incidents that it becomes (S-37).'),
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
    .describe('Some events are misidentified: a third side’s aircraft are taken for another’s (S-28, S-38).'),
  crosses: z
    .strictObject({
      chance: chance.describe('Per event; where there is misidentified, per misidentified event.'),
      incident: id.describe('The incident that it becomes.'),
    })
    .optional()
    .describe('Some events cross the border and become an incident.'),
});
