import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from './bundle.js';
import type { DoorAsked } from './door.js';
import { throughTheDoor } from './door.js';
import { askInChromium, hasChromium } from './inChromium.js';

const RECORDED = 'test/golden/runs/polish-border-strike.closed.run.jsonl.gz';
const asked: DoorAsked = {
  runFile: gunzipSync(readFileSync(RECORDED)).toString('utf8'),
  arms: ['open', 'unanswered', 'closed'],
  runs: 8,
};

test.skipIf(!hasChromium)('in Chromium the door brinkline gives the bytes that it gives in Node', async () => {
  const inChromium = askInChromium('test/browser/doorWorker.ts', asked);
  const inNode = await throughTheDoor(asked);
  expect(await inChromium).toEqual(inNode);
  expect(JSON.parse(inNode.verification)).toMatchObject({ ok: true, incomplete: false });
  for (const answer of Object.values(inNode)) expect(answer.length).toBeGreaterThan(40);
});

test('a bundle that needs a module of Node is refused', async () => {
  await expect(bundle('src/record/files/index.ts')).rejects.toThrow('node:fs');
});
