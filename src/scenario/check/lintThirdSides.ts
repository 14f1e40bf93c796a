import { sideOf } from '../format/names.js';
import type { FullScenario } from '../format/schema.js';
import { makeKeyPath } from '../text/path.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';

/** Whether an office holds cases about incidents between these two sides. */
function holdsCases({ actors }: FullScenario, office: string, by: string, against: string): boolean {
  const watches = actors[office]?.watches ?? [];
  return sideOf(office) === against || (watches.includes(by) && watches.includes(against));
}

/** Reports to offices that hold no case which they could bear on. */
export function* reportsToBystanders(scenario: FullScenario): Iterable<Finding> {
  for (const [id, { by, against, reports }] of Object.entries(scenario.incidents)) {
    for (const [index, { to, says }] of reports.entries()) {
      if (says === 'truth' || holdsCases(scenario, to, by, against)) continue;
      const keys = ['incidents', id, 'reports', index, 'to'];
      const message = `${makeKeyPath(keys)} is ${to}, which does not deal with what happens to ${against}: the report changes nothing`;
      yield finding('third-side-dead', keys, message, `actors: ${to}: watches: [${by}, ${against}]`);
    }
  }
}

/** Lines on which neither end can ever have anything to call about. */
export function* linesWithoutCause(scenario: FullScenario): Iterable<Finding> {
  const { channels, incidents, actors } = scenario;
  if (Object.keys(incidents).length === 0) return;
  const parties = Object.values(incidents).flatMap(({ by, against, truth }) => [
    [by, against],
    ...Object.values(truth).flatMap((each) => (each.by === undefined ? [] : [[each.by, against]])),
  ]);
  const concerns = (a: string, b: string) =>
    parties.some((pair) => pair.includes(sideOf(a)) && pair.includes(sideOf(b)));
  const watches = (office: string, other: string) => {
    const sides = actors[office]?.watches ?? [];
    return sides.includes(sideOf(other)) && parties.some((pair) => pair.every((side) => sides.includes(side)));
  };
  for (const [id, { between, meets, tier, 'used-to': use, 'shared-by': pairs }] of Object.entries(channels)) {
    if (tier === 'public' || meets !== null || use === 'assure') continue;
    const alive = [between, ...pairs].some(([a, b]) => {
      if (a === undefined || b === undefined) return true;
      return concerns(a, b) || watches(a, b) || watches(b, a);
    });
    if (alive) continue;
    const third = between.find((office) => !parties.some((pair) => pair.includes(sideOf(office)))) ?? between[0] ?? '';
    const message = `nobody ever calls on ${id}: nothing happens between its two sides, and neither end deals with what happens to others`;
    yield findingAtKey('third-side-dead', ['channels', id], message, `actors: ${third}: watches: [side, other side]`);
  }
}
