import papaparse from 'papaparse';
import { htmlOf, markdownOf } from '../../brief/index.js';
import { recordRun } from '../../record/index.js';
import { oneLine } from '../../telling/index.js';
import type { OtherArm } from '../debrief/otherArm.js';
import { messagesOf, reportOf } from '../debrief/report.js';
import type { Session } from '../session/session.js';
import type { Download } from './http.js';
import type { EveningHeader } from './journal.js';

/** The files of an evening that is over, by name. */
export const FILES = ['run.jsonl', 'report.html', 'report.md', 'messages.csv'] as const;

/** Makes a file of an evening; null: there is none of that name. */
export function eveningFile(
  name: string,
  session: Session,
  { scenario: { text, id }, world = {} }: EveningHeader,
  twin: OtherArm | null,
): Download | null {
  switch (name) {
    case 'run.jsonl': {
      const { arm, seed, scenario } = session.setup;
      const lines: string[] = [];
      const recorded = { text, id, arm, seed, world, inputs: session.now.inputs };
      recordRun(scenario, recorded, (line) => void lines.push(line));
      return { name, type: 'application/x-ndjson', text: lines.join('') };
    }
    case 'report.html':
      return { name, type: 'text/html; charset=utf-8', text: htmlOf([reportOf(session, twin)]) };
    case 'report.md':
      return { name, type: 'text/markdown; charset=utf-8', text: markdownOf([reportOf(session, twin)]) };
    case 'messages.csv': {
      const rows = messagesOf(session).map((row) => row.map(oneLine));
      // A spreadsheet would take words that begin with “=” for a formula.
      const csv = papaparse.unparse(rows, { escapeFormulae: true, newline: '\n' });
      return { name, type: 'text/csv; charset=utf-8', text: `${csv}\n` };
    }
    default:
      return null;
  }
}
