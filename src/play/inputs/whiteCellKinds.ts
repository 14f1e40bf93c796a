import { z } from 'zod';
import {
  ONE_INJECT,
  TIME_FORMS,
  actorId,
  chance,
  id,
  injectBody,
  injectOf,
  kindsIn,
  parseTime,
  text,
} from '../../scenario/index.js';
import { about, director, kind, office } from './kind.js';

/** For checks of whether a text names a time: that does not depend on the start of the scenario. */
const ANY_START = '2000-01-01T00:00:00Z';

const inject = id.describe('The planned inject.');

/** What the white cell does besides bringing in an inject. */
export const WHITE_CELL_KINDS = {
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
    field: z
      .strictObject({ to: actorId.describe('The office.'), words: text.describe('What it reads.') })
      .describe('Words for one office alone.'),
    names: { to: 'actor' },
    messageOf: ({ to, words }) => director({ type: 'words', to, words }),
  }),
  fire: kind({
    field: z.strictObject({ inject }).describe('A planned inject comes now.'),
    names: { inject: 'inject' },
    messageOf: ({ inject: name }) => director({ type: 'fire', inject: name }),
  }),
  skip: kind({
    field: z.strictObject({ inject }).describe('A planned inject does not come.'),
    names: { inject: 'inject' },
    messageOf: ({ inject: name }) => director({ type: 'skip', inject: name }),
  }),
  'put-off': kind({
    field: z
      .strictObject({
        inject,
        to: text
          .refine((time) => parseTime(time, ANY_START) !== null, `expected ${TIME_FORMS}`)
          .describe('Until when.'),
      })
      .describe('A planned inject comes then instead.'),
    names: { inject: 'inject' },
    messageOf: ({ inject: name, to }, second) => director({ type: 'put-off', inject: name, to: second(to) }),
  }),
  edit: kind({
    field: z
      .strictObject({ inject, ...injectBody })
      .refine((body) => kindsIn(body).length === 1, `expected exactly one of ${ONE_INJECT}`)
      .describe('A planned inject becomes this one, and comes when its own time or condition comes.'),
    names: { inject: 'inject' },
    hasInject: true,
    messageOf: ({ inject: name, ...body }) => director({ type: 'edit', inject: injectOf({ ...body, id: name }) }),
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
