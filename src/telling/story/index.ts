import { parseDuration } from '../../scenario/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { Beat, ToldEntry } from './chronicle.js';
import { Chronicle } from './chronicle.js';
import { answers } from './answers.js';
import { beliefs } from './beliefs.js';
import { contacts } from './contacts.js';
import { decisions } from './decisions.js';
import { happenings } from './happenings.js';
import { headlines } from './headlines.js';
import { knowers } from './knowers.js';
import { others } from './others.js';
import { daySummaries, routine } from './routine.js';
import { rungs } from './rungs.js';

const PARTS = [happenings, rungs, beliefs, decisions, answers, contacts, knowers, routine, others];

/** Tells a run as a story: what changed and why it matters, each thing once, in the order in which it happened. */
export function beatsOf(scenario: CheckedScenario, entries: Iterable<ToldEntry>, level: 'headlines' | 'story'): Beat[] {
  const run = new Chronicle(scenario, entries);
  const beats = PARTS.flatMap((part) => part(run)).toSorted((a, b) => a.place - b.place);
  if (level === 'headlines') return headlines(beats, parseDuration(scenario.horizon));
  const told = new Set(beats.map(({ place }) => place));
  return [...beats, ...daySummaries(run, told)].toSorted((a, b) => a.place - b.place);
}
