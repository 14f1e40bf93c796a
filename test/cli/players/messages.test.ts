import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { playWith } from '../../../src/cli/players/playWith.js';
import type { MessageType } from '../../../src/cli/players/shapes.js';
import { MESSAGES } from '../../../src/cli/players/shapes.js';
import { ASK_KINDS } from '../../../src/model/index.js';
import { checkScenario } from '../../../src/scenario/index.js';
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

/** All messages to and from players in all offices of a run that take each option in turn. */
async function trafficOf(file: string, arm: string, seed: string): Promise<Message[]> {
  const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
  if (scenario === null) throw new Error(`${file} has problems`);
  const taps = Object.keys(scenario.actors).map((office) => ({
    office,
    file: join(folder, `${scenario.id}-${arm}-${seed}-${office}.jsonl`),
  }));
  const players = taps.map((tap) => ({ office: tap.office, words: [process.execPath, TAP, tap.file], text: '' }));
  await playWith(scenario, { arm, seed, inputs: [], players, answerWithin: 60, notify: () => {} });
  return taps.flatMap((tap) => {
    const lines = readFileSync(tap.file, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Message);
  });
}

test('the traffic of real runs has the published shapes, and every kind of message and of ask is in it', async () => {
  const messages: Message[] = [];
  messages.push(...(await trafficOf(QUICK, 'open', '1')), ...(await trafficOf(SHIPPED, 'open', '1')));
  for (const message of messages) expectMessage(message);
  expect(new Set(messages.map(({ type }) => type))).toEqual(new Set(TYPES));
  expect(new Set(messages.flatMap(({ kind }) => kind ?? []))).toEqual(new Set(ASK_KINDS));
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
