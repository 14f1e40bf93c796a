import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { viewed } from '../../src/cli/viewed.js';
import { servePages } from '../../src/cli/viewServer.js';
import { QUICK, start, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Asks as any program can, with any headers. */
async function ask(url: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, method }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a served page', async () => {
  const server = await servePages(async (path) => (path === '/' ? '<p>page</p>' : null), 0);
  afterAll(() => server.close());
  const { host } = new URL(server.url);

  test('is on this machine only', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test.each([
    ['its own address', {}, 200],
    ['its own origin', { origin: `http://${host}` }, 200],
    ['another host, as after DNS rebinding', { host: 'evil.example' }, 403],
    ['another port', { host: '127.0.0.1:1' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: 'null' }, 403],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('answers a request from %s: %j → %i', async (_, headers, status) => {
    expect(await ask(server.url, headers)).toMatchObject({ status });
  });

  test('has nothing elsewhere, and takes nothing', async () => {
    expect(await ask(`${server.url}other`)).toMatchObject({ status: 404 });
    expect(await ask(server.url, {}, 'POST')).toMatchObject({ status: 405 });
  });
});

describe('what is served', () => {
  const folder = temporaryFolder();
  const none = new URLSearchParams();
  const offerIn = (page: string | null) => {
    const [, data = ''] = /id="offer">([^<]*)</.exec(page ?? '') ?? [];
    return JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as {
      items: { title: string; links: { href: string }[] }[];
    };
  };

  test('of a folder: its run files, and nothing that lies outside it', async () => {
    await carriedOut(['run', QUICK, '--out', join(folder, 'a b.run.jsonl'), '--quiet']);
    write(folder, 'notes.txt', 'mine');
    const pageAt = await viewed(folder, {});
    const { items } = offerIn(await pageAt('/', none));
    expect(items.map(({ title }) => title)).toEqual(['a b.run.jsonl']);
    expect(await pageAt(items[0]?.links[0]?.href ?? '', none)).toContain('data-name="a b.run.jsonl"');
    for (const path of ['/notes.txt', '/..%2fsecret', '/%2e%2e/', '/x']) expect(await pageAt(path, none)).toBeNull();
  });

  test('without a file: every scenario that comes with brinkline, under each of its arms', async () => {
    const pageAt = await viewed(undefined, {});
    const { items } = offerIn(await pageAt('/', none));
    expect(items.length).toBeGreaterThan(5);
    const link = items
      .flatMap(({ links }) => links)
      .find(({ href }) => href.startsWith('/polish-border-classroom?arm='));
    const [path = '', query = ''] = link?.href.split('?') ?? [];
    expect(await pageAt(path, new URLSearchParams(query))).toContain('data-name="polish-border-classroom.run.jsonl"');
    expect(await pageAt(path, new URLSearchParams('arm=__proto__'))).toBeNull();
    expect(await pageAt('/../package', none)).toBeNull();
  });

  test('until Ctrl-C', async () => {
    const { child, finished } = start(['view', QUICK]);
    const [line] = await new Promise<RegExpExecArray>((resolve) => {
      child.stdout?.on('data', (data: Buffer) => {
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(data.toString('utf8'));
        if (found !== null) resolve(found);
      });
    });
    expect((await ask(line)).body).toContain('id="run"');
    child.kill('SIGINT');
    expect(await finished).toMatchObject({ code: 0, stderr: '' });
  });
});
