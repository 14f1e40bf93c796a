import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/cli/play/journal.js';
import { takeUp } from '../../../src/cli/play/readJournal.js';
import { openRunFile } from '../../../src/record/files/index.js';
import { verifyRun } from '../../../src/record/index.js';
import { PERSON, Table } from '../../../src/cli/play/table.js';
import { checkScenario } from '../../../src/scenario/index.js';
import { QUICK, temporaryFolder, write } from '../brinkline.js';

const folder = temporaryFolder();
const TEXT = readFileSync(QUICK, 'utf8');
const { scenario } = checkScenario(TEXT, QUICK);
if (scenario === null) throw new Error('the fixture has errors');
const SEATING = {
  scenario,
  arm: 'open',
  seed: '4',
  held: { 'north.local': { by: PERSON }, 'north.chief': { by: PERSON } },
};
const EVENING = { text: TEXT, id: scenario.id, arm: 'open', seed: '4' };

/** Plays an evening to the end, always with the first option, and keeps it in a file. */
function playOn(table: Table, journal: Journal): void {
  for (;;) {
    const [asked] = table.pending();
    if (asked === undefined) {
      if (table.advance(Infinity).why === 'ended') return;
      continue;
    }
    table.mark(asked.ask);
    const option = asked.options[0] ?? '';
    const reason = `“é” — ${table.inputs.length}`;
    table.act(
      (play) => void play.answer(asked.ask, { option, reason }),
      (input) => journal.add(input),
    );
  }
}

describe('the file of an evening', () => {
  const file = join(folder, 'evening.jsonl');
  const table = new Table(SEATING);
  const journal = Journal.create(file, { ...EVENING, inputs: table.inputs });
  playOn(table, journal);
  const text = readFileSync(file);
  journal.complete(scenario, table.inputs);
  const whole = readFileSync(file);

  test('has all that was done, line by line', () => {
    expect(table.inputs.length).toBeGreaterThan(4);
    expect(text.toString().split('\n')).toHaveLength(1 + table.inputs.length + 1);
    expect(whole.subarray(0, text.length)).toEqual(text);
  });

  /** The file, cut off after so many bytes, and taken up again. */
  async function cut(bytes: Buffer, end: number) {
    const name = write(folder, 'cut.jsonl', bytes.subarray(0, end));
    return { name, ...(await takeUp(name)) };
  }

  test('goes on wherever it is cut off, and loses at most the line that was cut', async () => {
    const header = text.indexOf('\n') + 1;
    for (let end = header; end <= text.length; end += end < text.length - 150 ? 23 : 1) {
      const { table: again } = await cut(text, end);
      const lines = text.subarray(header, end).toString().split('\n').length - 1;
      // A line is whole without its line end too.
      expect([lines, lines + 1], `${end} bytes`).toContain(again.inputs.length);
      expect(again.inputs).toEqual(table.inputs.slice(0, again.inputs.length));
    }
  });

  test('is the same in the end, wherever it was cut off', async () => {
    const header = text.indexOf('\n') + 1;
    const holds = text.indexOf('\n', text.indexOf('\n', header) + 1) + 1;
    for (let end = holds; end < whole.length; end += Math.ceil((whole.length - holds) / 12)) {
      const { name, table: again } = await cut(whole, end);
      const onward = Journal.goOn(name, { ...EVENING, inputs: again.inputs });
      playOn(again, onward);
      onward.complete(scenario, again.inputs);
      expect(readFileSync(name)).toEqual(whole);
      expect(await verifyRun(await openRunFile(name))).toMatchObject({ ok: true });
    }
  });

  test('that ends in its first line cannot be taken up', async () => {
    const header = text.indexOf('\n') + 1;
    for (const end of [0, 1, 20, header - 1]) await expect(cut(text, end)).rejects.toThrow(/cut\.jsonl/);
  });

  test('is refused where something stands in it that was not done there', async () => {
    const lines = text.toString().trimEnd().split('\n');
    const last = lines.at(-1) ?? '';
    const forged = [
      [...lines, last],
      [...lines.slice(0, -2), last],
      lines.map((line) => line.replace('"type":"hold"', '"type":"constructor"')),
      [...lines, '{"after":1,"at":1,"event":{"type":"tick"},"kind":"input","origin":"table","to":"director"}'],
      lines.map((line) => line.replace(/"ask":\d+/, '"ask":-1')),
    ];
    for (const each of forged) {
      const name = write(folder, 'forged.jsonl', `${each.join('\n')}\n`);
      await expect(takeUp(name)).rejects.toThrow(
        /forged\.jsonl:\d+: this cannot have been done at the table at that point/,
      );
    }
  });

  test('keeps the way back', async () => {
    const { table: again } = await cut(text, text.length);
    const steps = [table, again].map((each) => {
      const asks: (number | null)[] = [];
      for (let moment = each.undo(1); moment !== null; moment = each.undo(1)) {
        asks.push(moment.ask, each.now, each.inputs.length);
      }
      return asks;
    });
    expect(steps[1]).toEqual(steps[0]);
    expect(steps[0]?.length).toBeGreaterThan(5);
  });
});
