import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectRefusal, QUICK, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

/** The run file in a page, and the name that the page has for it. */
function runIn(page: string): { name: string; text: string } {
  const [, name = '', data = ''] =
    /<script type="text\/plain" id="run" data-name="([^"]*)">([^<]*)<\/script>/.exec(page) ?? [];
  return { name, text: gunzipSync(Buffer.from(data, 'base64')).toString('utf8') };
}

async function refused(args: readonly string[], code: 1 | 2, why: string): Promise<void> {
  const finished = await carriedOut(args);
  expectRefusal(finished, code);
  expect(finished.stderr).toContain(why);
}

describe.concurrent('view --html', () => {
  const folder = temporaryFolder();

  test('writes a page with the run in it, byte for byte', async () => {
    const run = join(folder, 'a.run.jsonl');
    const page = join(folder, 'a.html');
    await carriedOut(['run', QUICK, '--out', run, '--quiet']);
    expect(await carriedOut(['view', run, '--html', page])).toMatchObject({ code: 0, stderr: '' });
    expect(runIn(readFileSync(page, 'utf8'))).toEqual({ name: 'a.run.jsonl', text: readFileSync(run, 'utf8') });
  });

  test('of a scenario writes its run under the given arm and seed', async () => {
    const run = join(folder, 'b.run.jsonl');
    const page = join(folder, 'b.html');
    await carriedOut(['run', QUICK, '--arm', 'closed', '--seed', 'k7', '--out', run, '--quiet']);
    await carriedOut(['view', QUICK, '--arm', 'closed', '--seed', 'k7', '--html', page]);
    expect(runIn(readFileSync(page, 'utf8')).text).toBe(readFileSync(run, 'utf8'));
  });

  test('without a run writes a page under 900 kB that loads nothing and lets no other script run', async () => {
    const page = join(folder, 'empty.html');
    await carriedOut(['view', '--html', page]);
    expect(statSync(page).size).toBeLessThan(900_000);
    const text = readFileSync(page, 'utf8');
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text) ?? [];
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+';/);
    expect(text.replace(/<script>[^]*<\/script>/, '')).not.toMatch(/\b(?:src|href)=/);
    expect(text.match(/<\/script>/g)).toHaveLength(2);
  });

  test('replaces a page of its own with --force, and nothing else', async () => {
    const page = join(folder, 'again.html');
    await carriedOut(['view', '--html', page]);
    await refused(['view', '--html', page], 2, 'again.html is there already');
    expect(await carriedOut(['view', '--html', page, '--force'])).toMatchObject({ code: 0 });
    const other = write(folder, 'other.html', '<!doctype html><title>mine</title>');
    await refused(['view', '--html', other, '--force'], 2, 'other.html');
  });

  test('refuses a damaged run file, and an arm for a run file', async () => {
    const run = join(folder, 'c.run.jsonl');
    await carriedOut(['run', QUICK, '--out', run, '--quiet']);
    const lines = readFileSync(run, 'utf8').split('\n');
    lines[3] = '{"kind":"entry"}';
    const damaged = write(folder, 'damaged.run.jsonl', lines.join('\n'));
    const page = join(folder, 'never.html');
    await refused(['view', damaged, '--html', page], 1, 'The file is damaged');
    await refused(['view', run, '--arm', 'open', '--html', page], 2, '--arm and --seed are for a scenario');
    expect(await carriedOut(['view', '--port', 'x'])).toMatchObject({ code: 2, stdout: '' });
  });
});
