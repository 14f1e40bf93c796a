import { expect, test } from 'vitest';
import { Client, openRoom } from './table.js';

test('fifty people at once: every command is accepted, once, and nobody waits long', { timeout: 120_000 }, async () => {
  const room = await openRoom();
  const { links, session } = room;
  const { seats } = links;
  const clients = await Promise.all(
    Array.from({ length: 50 }, async (_, i) =>
      Client.enter(links, seats[i % seats.length]?.url ?? '', { device: `device-of-person-${i}` }),
    ),
  );
  const before = session.count;
  const waits: number[] = [];
  await Promise.all(
    clients.map(async (client, i) => {
      for (let k = 0; k < 10; k += 1) {
        const from = performance.now();
        expect(await client.do({ type: 'rename', name: `person ${i}, ${k}` })).toBe('done');
        waits.push(performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }),
  );
  expect(session.count).toBe(before + 500);
  expect(session.people.map(({ name }) => name).toSorted()).toEqual(clients.map((_, i) => `person ${i}, 9`).toSorted());
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? NaN);
  if (process.env['BRINKLINE_LATENCY'] !== undefined) {
    console.log(`milliseconds: median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, longest ${at(1)}`);
  }
  for (const client of clients) client.close();
  await room.close();
});
