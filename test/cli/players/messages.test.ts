import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { playWith } from '../../../src/cli/players/playWith.js';
import type { MessageType } from '../../../src/cli/players/shapes.js';
import { MESSAGES } from '../../../src/cli/players/shapes.js';
import { ASK_KINDS } from '../../../src/model/index.js';
import type { CheckedScenario } from '../../../src/scenario/index.js';
import { checkScenario } from '../../../src/scenario/index.js';
import { sameWithoutTruth } from '../../laws/shipped.js';
import { QUICK, REPOSITORY, SHIPPED, temporaryFolder } from '../brinkline.js';

const folder = temporaryFolder();
const TYPES = Object.keys(MESSAGES) as MessageType[];
const TAP = join(REPOSITORY, 'test/cli/fixtures/tap.mjs');

const PUBLISHED = Object.fromEntries(
  TYPES.map((type) => {
    const text = readFileSync(join(REPOSITORY, `schema/player-${type}.schema.json`), 'utf8');
    return [type, z.fromJSONSchema(JSON.parse(text) as z.core.JSONSchema.JSONSchema)];
  }),
);

interface Message {
  readonly type: MessageType;
  readonly kind?: string;
}

/** Expects a message of its shape, with no field that the shape does not name, and of its published schema. */
function expectMessage(message: Message): void {
  expect(TYPES).toContain(message.type);
  expect(MESSAGES[message.type].parse(message)).toEqual(message);
  expect(PUBLISHED[message.type]?.safeParse(message)).toMatchObject({ success: true });
}

/** All messages to and from players in these offices of a run, which take each option in turn. */
async function trafficOf(
  scenario: CheckedScenario,
  arm: string,
  seed: string,
  offices = Object.keys(scenario.actors),
): Promise<Message[]> {
  const run = mkdtempSync(join(folder, 'run-'));
  const taps = offices.map((office) => ({ office, file: join(run, `${office}.jsonl`) }));
  const players = taps.map((tap) => ({ office: tap.office, words: [process.execPath, TAP, tap.file], text: '' }));
  await playWith(scenario, { arm, seed, inputs: [], players, answerWithin: 60, notify: () => {} });
  return taps.flatMap((tap) => {
    const lines = readFileSync(tap.file, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Message);
  });
}

function scenarioIn(file: string): CheckedScenario {
  const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
  if (scenario === null) throw new Error(`${file} has problems`);
  return scenario;
}

test('the traffic of real runs has the published shapes, and every kind of message and of ask is in it', async () => {
  const messages: Message[] = [];
  messages.push(
    ...(await trafficOf(scenarioIn(QUICK), 'open', '1')),
    ...(await trafficOf(scenarioIn(SHIPPED), 'open', '1')),
  );
  for (const message of messages) expectMessage(message);
  expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(TYPES));
  expect(new Set(messages.flatMap(({ kind }) => kind ?? []))).toEqual(new Set(ASK_KINDS));
});

/** The traffic but for the errors: when a program is told that its second answer came too late depends on how busy the machine is. */
async function toldIn(scenario: CheckedScenario, seed: string, offices: string[]): Promise<Message[]> {
  const messages = await trafficOf(scenario, 'closed', seed, offices);
  return messages.filter(({ type }) => type !== 'error');
}

test('no traffic hangs on what an act of the other side really was, while nothing shows it', async () => {
  const { accident, attack } = sameWithoutTruth();
  const nato = Object.keys(accident.actors).filter((office) => office.startsWith('nato.'));
  for (const seed of ['1', '2']) {
    const messages = await toldIn(accident, seed, nato);
    expect(await toldIn(attack, seed, nato)).toEqual(messages);
    expect(messages.filter(({ type }) => type === 'ask').length).toBeGreaterThan(2);
  }
  const russia = Object.keys(accident.actors).filter((office) => office.startsWith('russia.'));
  expect(await toldIn(attack, '1', russia)).not.toEqual(await toldIn(accident, '1', russia));
});

describe('docs/players.md', () => {
  const page = readFileSync('docs/players.md', 'utf8');
  const examples = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, json = '']) => JSON.parse(json) as Message);

  test.each(TYPES)('has an example of %s, which has its shape', (type) => {
    const ofType = examples.filter((example) => example.type === type);
    expect(ofType.length).toBeGreaterThan(0);
    for (const example of ofType) expectMessage(example);
  });

  test('has every kind of ask', () => {
    expect(ASK_KINDS.filter((kind) => !page.includes(`| \`${kind}\` |`))).toEqual([]);
  });
});
