import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { RoomOptions } from '../../src/room/server/index.js';
import type { Room } from '../../src/room/server/index.js';
import { Client, asksOf, folder, openRoom, tokenOf } from './table.js';

const open: Room[] = [];
async function room(options: Partial<RoomOptions> = {}): Promise<Room> {
  const opened = await openRoom(options);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

const seatLink = ({ links }: Room, seat: string) => links.seats.find(({ id }) => id === seat)?.url ?? '';

describe('an evening', () => {
  test('is played: people join, are asked, answer, and the clock goes on', async () => {
    const { links } = await room();
    const cell = await Client.enter(links, links.facilitator);
    const nato = await Client.enter(links, links.seats[0]?.url ?? '', { name: 'Ada' });
    expect(await cell.do({ type: 'next' })).toBe('done');
    await nato.until('told', ({ asks }) => (asks?.length ?? 0) > 0);
    const [asked] = asksOf(nato);
    const answer = { type: 'answer', ask: asked?.id ?? '', option: asked?.options[0]?.id ?? '', reason: 'so' } as const;
    expect(await nato.do(answer)).toBe('done');
    expect(await nato.do(answer)).toBe('not-open');
    await cell.until('console', ({ state }) => state.asks.length === 0 && state.steps.length >= 2);
    const before = cell.heard.length;
    expect(await cell.do({ type: 'next' })).toBe('done');
    await cell.until('clock', () => true, before);
  });

  test('goes on after a new start: what was accepted is there, once, and the old links work', async () => {
    const place = folder();
    const first = await room({ folder: place });
    const { links } = first;
    const cell = await Client.enter(links, links.facilitator);
    const nato = await Client.enter(links, seatLink(first, 'nato-border'), { name: 'Ada' });
    await cell.do({ type: 'next' });
    await nato.until('told', ({ asks }) => (asks?.length ?? 0) > 0);
    const [asked] = asksOf(nato);
    const what = { type: 'answer', ask: asked?.id ?? '', option: asked?.options[0]?.id ?? '' } as const;
    expect(await nato.do(what)).toBe('done');
    const { inputs } = first.session.now;
    await first.close();
    open.length = 0;
    const second = await room({ folder: place });
    expect(second.links).toEqual(links);
    expect(second.session.now.inputs).toEqual(inputs);
    const again = await Client.enter(links, seatLink(second, 'nato-border'));
    expect(await again.answerTo({ type: 'do', no: 1, what }, 1)).toBe('replayed');
    expect(second.session.now.inputs).toEqual(inputs);
    expect(second.session.people).toHaveLength(1);
  });

  test('drops a last line that was cut off, and says so', async () => {
    const place = folder();
    const first = await room({ folder: place });
    await Client.enter(first.links, seatLink(first, 'nato-border'));
    const { count } = first.session;
    await first.close();
    open.length = 0;
    const journal = join(place, 'journal.jsonl');
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"kind":"line","n":`);
    const said: string[] = [];
    const second = await room({ folder: place, say: (line) => said.push(line) });
    expect(second.session.count).toBe(count);
    expect(said.join('\n')).toContain('cut off');
    expect(readFileSync(journal, 'utf8').endsWith('\n')).toBe(true);
  });

  test('goes back and goes on as a new branch; the old branch is kept', async () => {
    const { links, session } = await room();
    const cell = await Client.enter(links, links.facilitator);
    const nato = await Client.enter(links, links.seats[0]?.url ?? '');
    await cell.do({ type: 'next' });
    await nato.until('told', ({ asks }) => (asks?.length ?? 0) > 0);
    const [asked] = asksOf(nato);
    await nato.do({ type: 'answer', ask: asked?.id ?? '', option: asked?.options[0]?.id ?? '' });
    const { at } = session.now.moment;
    await cell.do({ type: 'next' });
    const { inputs } = session.now;
    const before = session.currentSteps.findLast(({ line }) => line.what.do.type === 'answer')?.line.n ?? 0;
    expect(await cell.do({ type: 'rewind', before, name: 'again' })).toBe('done');
    await nato.until('turned');
    expect(asksOf(nato).map(({ id }) => id)).toEqual([asked?.id]);
    expect(session.now.now).toBe(at);
    expect(session.now.inputs.length).toBeLessThan(inputs.length);
    expect(await cell.do({ type: 'branch', branch: 0 })).toBe('done');
    expect(session.now.inputs).toEqual(inputs);
    expect(session.branches.map(({ name }) => name)).toEqual(['first', 'again']);
  });
});

describe('nothing is accepted that is not kept', () => {
  const journaling = async (disk: RoomOptions['disk']) => {
    const opened = await room(disk === undefined ? {} : { disk });
    return { opened, cell: await Client.enter(opened.links, opened.links.facilitator) };
  };

  test('when the disk is full, also in the middle of a line', async () => {
    let full = false;
    const { writeSync, fsyncSync } = await import('node:fs');
    const { opened, cell } = await journaling({
      write: (handle, bytes, from) => {
        if (!full) return writeSync(handle, bytes, from);
        if (from > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return writeSync(handle, bytes, 0, 5);
      },
      sync: fsyncSync,
    });
    full = true;
    expect(await cell.do({ type: 'rule', stops: false })).toBe('not-kept');
    expect(opened.session.state.stops).toBe(true);
    full = false;
    expect(await cell.do({ type: 'rule', stops: false })).toBe('done');
    expect(opened.session.state.stops).toBe(false);
  });

  test('when the folder is gone', async () => {
    const place = folder();
    const opened = await room({ folder: place });
    const cell = await Client.enter(opened.links, opened.links.facilitator);
    renameSync(place, `${place}-away`);
    expect(await cell.do({ type: 'rule', stops: false })).toBe('not-kept');
    renameSync(`${place}-away`, place);
    expect(await cell.do({ type: 'rule', stops: false })).toBe('done');
  });

  test('two rooms do not share a folder, and the lock of a killed one is taken over', async () => {
    const place = folder();
    await room({ folder: place });
    await expect(openRoom({ folder: place })).rejects.toThrow(/in use by another room/);
    const other = folder();
    // A process with the number of this one, but started at another time.
    writeFileSync(join(other, 'lock'), `${process.pid} 1\n`);
    await room({ folder: other });
    rmSync(join(other, 'lock'));
  });
});

describe('nobody gets in', () => {
  test('without a token, with a wrong one, with a revoked one, or before hello', async () => {
    const opened = await room();
    const { links } = opened;
    const knock = async (message: unknown) => {
      const client = await Client.connect(links);
      client.send(message);
      await client.closed();
      return client.heard.map((each) => (each.type === 'refused' ? each.code : each.type));
    };
    expect(await knock({ type: 'hello', token: 'x'.repeat(43) })).toEqual(['wrong-token']);
    expect(await knock({ type: 'hello' })).toEqual(['malformed']);
    expect(await knock({ type: 'do', no: 1, what: { type: 'pause' } })).toEqual(['no-token']);
    expect(await knock([])).toEqual(['no-token']);
    const nato = await Client.enter(links, seatLink(opened, 'nato-border'));
    const old = tokenOf(seatLink(opened, 'nato-border'));
    const cell = await Client.enter(links, links.facilitator);
    expect(await cell.do({ type: 'revoke', seat: 'nato-border' })).toBe('done');
    await nato.closed();
    expect(await knock({ type: 'hello', token: old })).toEqual(['wrong-token']);
    await Client.enter(links, seatLink(opened, 'nato-border'));
  });

  test('from a page of another site, or under another name', async () => {
    const { links } = await room();
    await expect(Client.connect(links, { origin: 'http://evil.example' })).rejects.toThrow('403');
    await Client.connect(links, { origin: links.url.slice(0, -1) });
    const { port } = new URL(links.url);
    const status = await new Promise((resolve) => {
      request({ port, host: '127.0.0.1', path: '/console', headers: { host: 'evil.example' } }, (answer) =>
        resolve(answer.statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });

  test('and the secret is for its owner alone; links are in the fragment', async () => {
    const place = folder();
    const { links } = await room({ folder: place });
    expect(statSync(join(place, 'secret')).mode & 0o777).toBe(0o600);
    const all = [links.facilitator, links.projector, ...links.seats.map(({ url }) => url)];
    expect(new Set(all.map(tokenOf)).size).toBe(all.length);
    for (const link of all) expect(new URL(link).hash.length).toBe(44);
    expect(readFileSync(join(place, 'journal.jsonl'), 'utf8')).not.toContain(tokenOf(links.facilitator));
  });
});

describe('a hostile client', () => {
  test('is refused with a code, and the session is unharmed', async () => {
    const opened = await room();
    const { links, session } = opened;
    const nato = await Client.enter(links, seatLink(opened, 'nato-border'));
    const { count } = session;
    const fire = { type: 'do', no: 1, what: { type: 'fire', inject: 'x' } };
    expect(await nato.answerTo(fire, 1)).toBe('not-yours');
    expect(await nato.answerTo({ type: 'hello', token: 'x' }, null)).toBe('already-in');
    expect(await nato.answerTo('{', null)).toBe('malformed');
    expect(await nato.answerTo('[1,2]', null)).toBe('malformed');
    expect(await nato.answerTo({ type: 'do', no: 1, what: { type: 'estimate', case: 'case 9', meant: 0.5 } }, 1)).toBe(
      'no-such',
    );
    expect(await nato.answerTo({ type: 'do', no: 1, what: { type: 'estimate', case: 'case 1', meant: 7 } }, 1)).toBe(
      'malformed',
    );
    const russian = { type: 'else', office: 'russia.head-of-state', words: 'x' };
    expect(await nato.answerTo({ type: 'do', no: 1, what: russian }, 1)).toBe('not-yours');
    expect(await nato.answerTo({ type: 'do', no: 1, what: { type: 'answer', ask: 'ask 1', option: 'hold' } }, 1)).toBe(
      'not-open',
    );
    expect(await nato.answerTo({ type: 'do', no: 1, what: { type: 'hot-wash', question: 0, words: 'x' } }, 1)).toBe(
      'not-now',
    );
    expect(
      await nato.answerTo(
        { type: 'do', no: 1, what: { type: 'else', office: 'nato.local-commander', words: 'x'.repeat(20_000) } },
        null,
      ),
    ).toBe('too-large');
    expect(session.count).toBe(count);
    expect(await nato.do({ type: 'rename', name: '<b>Ada</b>' })).toBe('done');
    nato.send({ type: 'do', no: 5, what: { type: 'rename', name: 'five' } });
    expect(await nato.answerTo({ type: 'do', no: 4, what: { type: 'rename', name: 'four' } }, 4)).toBe('out-of-order');
    expect(session.people[0]?.name).toBe('five');
  });

  test('who floods is slowed down and then closed, and the others are served', async () => {
    const opened = await room();
    const flooder = await Client.enter(opened.links, seatLink(opened, 'nato-border'));
    const russia = await Client.enter(opened.links, seatLink(opened, 'russia'));
    for (let i = 0; i < 2000; i += 1) flooder.send('{"type":"do"}');
    expect(await russia.do({ type: 'rename', name: 'Boris' })).toBe('done');
    await flooder.until('refused', ({ code }) => code === 'too-many');
    expect(await russia.do({ type: 'rename', name: 'B' })).toBe('done');
  });

  test('a message that is far too long ends its connection alone', async () => {
    const opened = await room();
    const nato = await Client.enter(opened.links, seatLink(opened, 'nato-border'));
    const russia = await Client.enter(opened.links, seatLink(opened, 'russia'));
    nato.send('x'.repeat(1_000_000));
    await nato.closed();
    expect(await russia.do({ type: 'rename', name: 'B' })).toBe('done');
  });
});
