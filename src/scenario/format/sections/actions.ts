import { z } from 'zod';
import { DECISION_KINDS, DEEDS } from '../../../model/index.js';
import { line, partyId, rung, utility } from '../fields.js';

const utilities = z.strictObject({
  hostile: utility.describe('Utility if the act was hostile.'),
  accident: utility.describe('Utility if it was not.'),
});

/** What can be decided. */
const actionFields = {
  says: line.describe('What the deciding office does, as a verb phrase: “fires back at one site”.'),
  for: z.array(z.enum(DECISION_KINDS)).describe('In which decisions it is an option.'),
  by: z
    .array(partyId)
    .min(1)
    .nullable()
    .describe('The sides and offices that may choose it, such as [nato, russia.head-of-state]; null: all that decide.'),
  does: z.enum(DEEDS).describe('What it makes happen.'),
  rung: rung.describe('The rung that it reaches; 0: none.'),
  'rung-again': rung
    .nullable()
    .describe(
      'The rung that it reaches where its own rung has been reached before, as small steps add up (S-50); null: the same.',
    ),
  'from-rung': rung.describe('It is an option only from this overall rung on.'),
  authority: z.enum(['own', 'chain']).describe('own: the deciding office’s; chain: everyone above must grant it.'),
  utility: utilities.describe('What it is worth to the deciding office.'),
  'utility-local': utilities
    .nullable()
    .describe(
      'The utilities of the local decision, where they differ. limited-retaliation of the library has its own; a file that gives utility removes them, an arm that sets utility keeps them.',
    ),
  'backs-down': z.boolean().describe('Whether choosing it after a public threat costs the audience cost.'),
  'costs-denial': utility.describe('Utility that it costs a side whose framing is denial.'),
  'costs-standing': utility.describe(
    'Utility that it costs a side without domestic standing; the more standing there is, the less it costs (S-55).',
  ),
};
export const actionFull = z.strictObject(actionFields);
export const action = actionFull.partial();
