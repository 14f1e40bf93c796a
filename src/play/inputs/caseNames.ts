import type { CheckedScenario } from '../../scenario/index.js';

/** What can follow a case: that it happens again, or a reply to it by an office. */
const TAIL = /^(\/again|\/reply-[1-9]\d*\/[^/]+)*$/;
const NUMBER = /^[1-9]\d*$/;

/** The cases that injects bring, those of the table among them (by their names), and the first of each activity. */
export function firstCases(
  { injects, activities }: CheckedScenario,
  table: readonly { readonly id: string; readonly incident: string }[],
): string[] {
  const planned = injects.flatMap(({ id, incident }) => (incident === undefined ? [] : [`${incident}/${id}`]));
  const thrown = table.map(({ id, incident }) => `${incident}/${id}`);
  return [...planned, ...thrown, ...[...Object.keys(activities), 'setback'].map((activity) => `${activity}/1`)];
}

/** Whether a case of this name can come up in a run, given the first cases. */
export function canComeUp(name: string, first: readonly string[]): boolean {
  const [origin = '', place = '', ...rest] = name.split('/');
  const isFirst = first.includes(`${origin}/${place}`);
  const isNumbered = NUMBER.test(place) && first.includes(`${origin}/1`);
  return (isFirst || isNumbered) && TAIL.test(rest.map((part) => `/${part}`).join(''));
}
