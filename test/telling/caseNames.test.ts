import { expect, test } from 'vitest';
import { CaseNames } from '../../src/telling/index.js';
import { scenarioOf, small } from '../scenario/small.js';

const PIECE = 'says: A missile destroys a command post';
/** The small scenario as it stands. */
const SMALL = small(PIECE, PIECE);
const DAY = 24 * 3600;

function named(text = SMALL) {
  const names = new CaseNames(scenarioOf(text));
  return (says: string, at: number, now: number, id = 'strike/first') => {
    names.learn({ fact: 'incident', case: id, says, by: 'red', against: 'blue', rung: 4, damage: 'none' }, at);
    return names.name(id, now);
  };
}

test('a case has the first noun of its sentence and its time of day; on another day also the day', () => {
  const name = named();
  expect(name('A missile destroys a command post.', 0, 60)).toMatch(/^the missile at \d\d:\d\d$/);
  expect(name('A missile destroys a command post.', 0, 2 * DAY)).toMatch(/^the missile of day 1, \d\d:\d\d$/);
});

test('where no noun can be found, it is the incident; a reply is the reply of its side', () => {
  const name = named();
  expect(name('Something falls.', 0, 60, 'other/1')).toMatch(/^the incident at /);
  expect(name('Red strikes back.', 0, 60, 'strike/first/reply-1/red.chief-of-staff')).toMatch(/^Red’s reply at /);
});

test('the scenario may name it', () => {
  const name = named(
    small('says: A missile destroys a command post', 'name: the hit\n    says: A missile destroys a command post'),
  );
  const [template = ''] = Object.keys(scenarioOf(SMALL).incidents);
  expect(name('A missile destroys a command post.', 0, 60, `${template}/1`)).toMatch(/^the hit at /);
});

test('an incident that an activity makes has the same name', () => {
  const text = small(PIECE, `name: the hit\n    ${PIECE}`);
  const { activities } = scenarioOf(text);
  const [source = ''] = Object.keys(activities).filter((id) => activities[id]?.crosses !== undefined);
  expect(named(text)('A missile destroys a command post.', 0, 60, `${source}/3`)).toMatch(/^the hit at /);
});

test('a case that is not known has no time', () => {
  expect(new CaseNames(scenarioOf(SMALL)).name('nothing/1', 0)).toBe('the incident');
});
