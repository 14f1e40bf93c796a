import type { Row, Story } from '../row.js';
import { HARDLY, NEVER, off, on, polish, seen, wider } from '../worlds.js';

const OPEN = polish('open');
const CLOSED = polish('closed');
const SUMMER = wider();

/** How many cases came out of an activity, replies to them aside. */
const cases = (from: string) => (story: Story) =>
  story.facts('incident').filter(({ case: id }) => id.startsWith(from) && !id.includes('/reply-')).length;

/** S-35 to S-42: what happens, and what goes on by itself. */
export const INCIDENTS: readonly Row[] = [
  {
    id: 'S-35',
    name: 'a command post across the border is destroyed',
    where: 'incident stray-missile',
    proofs: [
      off(
        CLOSED,
        { 'injects[strike].at': NEVER },
        {
          says: 'peak rung',
          unit: '',
          direction: 'up',
          of: (story) => story.outcome.peakRung,
        },
      ),
    ],
  },
  {
    id: 'S-36',
    name: 'strikes close to the border',
    where: 'activity strikes-near-border, crosses',
    proofs: [
      off(
        CLOSED,
        { 'activities.strikes-near-border.every': HARDLY },
        {
          says: 'missiles that stray across',
          unit: 'per run',
          direction: 'up',
          seeds: 150,
          of: cases('strikes-near-border/'),
        },
      ),
    ],
  },
  {
    id: 'S-37',
    name: 'a more dangerous class of weapon is used',
    where: 'inject weapon, weapon-class',
    proofs: [
      off(
        OPEN,
        { 'injects[heavier-missiles].at': NEVER },
        {
          says: 'what NATO makes of it',
          unit: 'log-odds, all offices together',
          direction: 'up',
          seeds: 20,
          of: (story) => story.moved('standing', 'nato', 'weapon'),
        },
      ),
      on(
        CLOSED,
        { 'incidents.stray-missile.weapon-class': 1 },
        {
          says: 'how a hit with it looks',
          unit: 'log-odds, all offices together',
          direction: 'up',
          of: (story) => story.moved('belief', 'nato', 'how it looks'),
        },
      ),
    ],
  },
  {
    id: 'S-38',
    name: 'third-party aircraft misidentified as NATO’s',
    where: 'activity misidentified, crosses',
    proofs: [
      off(
        CLOSED,
        { 'activities.border-air-patrols.misidentified.chance': 0 },
        {
          says: 'shots across the border',
          unit: 'per run',
          direction: 'up',
          seeds: 150,
          of: cases('border-air-patrols/'),
        },
      ),
    ],
  },
  {
    id: 'S-39',
    name: 'encounter in the air or at sea',
    where: 'incident close-pass',
    proofs: [
      off(
        SUMMER,
        { 'activities.surveillance-flights.crosses.chance': 0 },
        {
          says: 'encounters',
          unit: 'per run',
          direction: 'up',
          of: cases('surveillance-flights/'),
        },
      ),
      off(
        SUMMER,
        { 'activities.surveillance-flights.crosses.chance': 0 },
        {
          says: 'rises to rung 2',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.outcome.crossings.filter(({ rung }) => rung === 2).length,
        },
      ),
    ],
  },
  {
    id: 'S-40',
    name: 'surveillance flights over the Baltic',
    where: 'activity surveillance-flights',
    proofs: [
      off(
        SUMMER,
        { 'activities.surveillance-flights.every': HARDLY },
        {
          says: 'flights',
          unit: 'per run',
          direction: 'up',
          seeds: 50,
          of: (story) => story.facts('event').filter(({ activity }) => activity === 'surveillance-flights').length,
        },
      ),
      off(
        SUMMER,
        { 'activities.surveillance-flights.every': HARDLY },
        {
          says: 'encounters that come of them',
          unit: 'per run',
          direction: 'up',
          seeds: 50,
          of: cases('surveillance-flights/'),
        },
      ),
    ],
  },
  {
    id: 'S-41',
    name: 'arms deliveries by land',
    where: 'activity arms-deliveries',
    proofs: [
      off(
        OPEN,
        { 'activities.arms-deliveries.every': HARDLY },
        {
          says: 'columns taken for NATO’s troops',
          unit: 'per run',
          direction: 'up',
          of: (story) => story.facts('misidentified').filter(({ activity }) => activity === 'arms-deliveries').length,
        },
      ),
      off(
        OPEN,
        { 'activities.arms-deliveries.every': HARDLY },
        {
          says: 'what that does to Russia’s beliefs',
          unit: 'log-odds, all offices together',
          direction: 'up',
          of: (story) => story.moved('standing', 'russia', 'misidentification'),
        },
      ),
      seen(
        'one is struck',
        [CLOSED],
        (story) => {
          const struck = story.facts('incident').find(({ case: id }) => id.startsWith('arms-deliveries/'));
          return struck === undefined ? null : `${struck.case}, rung ${struck.rung}`;
        },
        300,
      ),
    ],
  },
  {
    id: 'S-42',
    name: 'accident on the battlefield',
    where: 'incident truth',
    proofs: [
      off(
        CLOSED,
        { 'incidents[*].truth[*].hostile': true },
        {
          says: 'fired at an accident',
          unit: 'of runs',
          direction: 'up',
          seeds: 100,
          of: (story) => story.measured('answered-an-accident'),
        },
      ),
    ],
  },
];
