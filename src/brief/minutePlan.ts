import type { CheckedScenario } from '../scenario/index.js';
import { parseDuration } from '../scenario/index.js';
import { duration } from '../telling/index.js';
import type { Block } from './document.js';
import { table } from './document.js';

/** How the playing time is shared out: parts of it, in hundredths, and what is done in each. */
const PARTS = [
  { share: 10, what: 'Everybody reads the handout. Say what the clock is, how to call, and that nobody is wrong.' },
  { share: 55, what: 'Play.' },
  { share: 10, what: 'Tell what really happened, and replay it with another arm.' },
  { share: 25, what: 'Debrief: the questions of the debrief sheet.' },
] as const;

/** A plan of the evening in minutes that fits the playing time. */
export function minutePlan(scenario: CheckedScenario): Block[] {
  const minutes = Math.round(parseDuration(scenario['playing-time']) / 60);
  const covered = duration(parseDuration(scenario.horizon));
  let share = 0;
  const rows = PARTS.map((part) => {
    const from = Math.round((minutes * share) / 100);
    share += part.share;
    const to = Math.round((minutes * share) / 100);
    const pace = `Play: ${covered} on the clock in ${to - from} minutes. Jump over quiet hours.`;
    return [`${from}–${to}`, part.what === 'Play.' ? pace : part.what];
  });
  return [table(['Minutes', 'What is done'], rows)];
}
