import { applyArm } from '../scenario/index.js';
import { armChanges } from './armChanges.js';
import type { Block } from './document.js';
import { paragraph, paragraphs, subheading, table } from './document.js';
import type { Played } from './played.js';

/** What each arm changes, or the one that is played. */
export function armTables({ written, arm: chosen }: Played): Block[] {
  const entries = Object.entries(written.arms).filter(([arm]) => chosen === null || arm === chosen);
  return entries.flatMap(([arm, { about }]) => {
    const changes = armChanges(written, applyArm(written, arm));
    const baseline = arm === written.baseline ? ' (baseline: the others are compared with it)' : '';
    return [
      subheading(`${arm}${baseline}`),
      ...paragraphs(about),
      changes.length === 0
        ? paragraph('Nothing is changed: the file as written.')
        : table(
            ['Where', 'What', 'As written', 'In this arm'],
            changes.map(({ where, field, from, to }) => [where, field, from, to]),
          ),
    ];
  });
}
