import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { brinkline, expectNoStack, expectRefusal, QUICK, startProgram, temporaryFolder } from '../brinkline.js';

const folder = temporaryFolder();
const PROGRAM = 'examples/players/chat.mjs';
const KEY = 'secret-key';

interface Asked {
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly body: string;
}

/** An address on this machine at which a model answers so. Gives its URL and what it was asked. */
async function model(answer: (response: ServerResponse) => void) {
  const asked: Asked[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push({ path: request.url, key: request.headers.authorization, body: await textOf(request) });
    answer(response);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { asked, url: `http://127.0.0.1:${address.port}/v1` };
}

/** Replies with this text of the model. */
function says(content: unknown) {
  return (response: ServerResponse) => response.end(JSON.stringify({ choices: [{ message: { content } }] }));
}

function status(code: number) {
  return (response: ServerResponse) => response.writeHead(code, { location: '/elsewhere' }).end(KEY);
}

/** Runs the quick scenario with the model in an office. Gives the answers of its run file as well. */
async function play(name: string, env: Readonly<Record<string, string>>, seconds = 30) {
  const out = `${folder}/${name}.run.jsonl`;
  const player = ['--player', `north.local=node ${PROGRAM}`, '--player-timeout', String(seconds)];
  const finished = await brinkline(['run', QUICK, ...player, '--out', out], { env });
  expect(finished.code).toBe(0);
  expectNoStack(finished);
  const replayed = await brinkline(['replay', out, '--verify']);
  expect(replayed.code).toBe(0);
  const text = readFileSync(out, 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const answers = lines.flatMap(({ event }) => (event !== undefined && 'ask' in event ? [event] : []));
  const deciders = lines.flatMap(({ facts = [] }) => facts.flatMap(({ fact, by }) => (fact === 'answered' ? by : [])));
  return { ...finished, told: finished.stdout + replayed.stdout, text, answers, deciders };
}

interface Line {
  readonly event?: { readonly basis?: string };
  readonly facts?: readonly { readonly fact: string; readonly by?: string }[];
}

test('the choice of the model counts; the run file keeps what it was made from, and nobody is told that', async () => {
  const reason = `It may be ${'so '.repeat(5000)}`;
  const reply = `Here you are:\n\`\`\`json\n${JSON.stringify({ option: 'posture', reason })}\n\`\`\``;
  const { url, asked } = await model(says(reply));
  const played = await play('good', { CHAT_URL: `${url}/`, CHAT_MODEL: 'model-x', CHAT_KEY: KEY });

  expect(played.stderr).toBe('');
  const [answer] = played.answers;
  expect(answer).toMatchObject({ option: 'posture', by: 'player:chat', reason: reason.slice(0, 10_000).trim() });

  const [first] = asked;
  expect(first).toMatchObject({ path: '/v1/chat/completions', key: `Bearer ${KEY}` });
  const { messages, ...rest } = JSON.parse(first?.body ?? '') as { messages: { role: string; content: string }[] };
  expect(rest).toEqual({ model: 'model-x' });
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(JSON.parse(messages[1]?.content ?? '')).toMatchObject({ type: 'ask', view: { seat: 'north.local' } });

  for (const part of ['model-x', reply, ...messages.map(({ content }) => content)]) {
    expect(answer?.basis).toContain(part);
  }
  expect(played.told).not.toContain('model-x');
  expect(played.text).not.toContain(KEY);
});

test('without a key none is sent', async () => {
  const { url, asked } = await model(says('{"option":"hold"}'));
  const played = await play('no-key', { CHAT_URL: url, CHAT_MODEL: 'model-x' });
  expect(asked.map(({ key }) => key)).toEqual(asked.map(() => undefined));
  expect(played.answers[0]).toMatchObject({ option: 'hold', by: 'player:chat' });
});

test.each([
  ['talks nonsense', says('Attack!'), 'the reply has no JSON object: "Attack!"'],
  ['chooses what is not on offer', says('{"option":"constructor"}'), 'the reply chooses none of the options: '],
  ['says nothing', says(null), 'the reply is not a text'],
  [
    'says too much',
    says(`{"option":"hold"}${' '.repeat(20_000)}`),
    'the reply is not a text of at most 20000 characters',
  ],
  [
    'sends no JSON',
    (response: ServerResponse) => response.end('<html>'),
    'the request for a reply failed (SyntaxError)',
  ],
  ['fails', status(500), 'the address answered with HTTP status 500'],
  ['sends the program elsewhere', status(307), 'the request for a reply failed ('],
  [
    'closes the connection',
    (response: ServerResponse) => response.destroy(),
    'the request for a reply failed (UND_ERR_SOCKET)',
  ],
])('a model that %s leaves the decision to doctrine, and that is told', async (name, answer, told) => {
  const { url, asked } = await model(answer);
  const env = { CHAT_URL: url, CHAT_MODEL: 'model-x', CHAT_KEY: KEY };
  const played = await play(name.replaceAll(' ', '-'), env);
  expectDoctrine(played, told);
  expect(played.stderr + played.text).not.toContain(KEY);
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/v1/chat/completions']));
});

test('a model that hangs is given up before Brinkline gives up the program', async () => {
  const { url, asked } = await model(() => {});
  const played = await play('hangs', { CHAT_URL: url, CHAT_MODEL: 'model-x' }, 10);
  expectDoctrine(played, 'no reply came within 8 seconds');
  expect(asked).toHaveLength(played.deciders.length);
});

test.each([
  ['a key that no header can hold', { CHAT_KEY: `${KEY}\n.` }],
  ['a password in the address', { CHAT_URL: `http://user:${KEY}@127.0.0.1:9/v1` }],
])('%s is not shown', async (name, env) => {
  const played = await play(name.replaceAll(' ', '-'), {
    CHAT_URL: 'http://127.0.0.1:9',
    CHAT_MODEL: 'model-x',
    ...env,
  });
  expectDoctrine(played, 'the request for a reply failed (TypeError)');
  expect(played.stderr + played.text).not.toContain(KEY);
});

function expectDoctrine(played: Awaited<ReturnType<typeof play>>, told: string) {
  expect(played.stderr).toContain(`north.local | ask 1: ${told}`);
  expect(played.stderr).toMatch(/north\.local: player:chat, ask 1: type: .*; doctrine decides\./);
  expect(played.deciders.length).toBeGreaterThan(0);
  expect(new Set(played.deciders)).toEqual(new Set(['doctrine']));
  expect(played.told).toContain('doctrine');
}

test.each([
  ['nothing', {}],
  ['no model', { CHAT_URL: 'http://127.0.0.1:9' }],
  ['no address', { CHAT_MODEL: 'model-x' }],
])('with %s in the environment it says what to set', async (_, env) => {
  const finished = await startProgram(process.execPath, [PROGRAM], { env }).finished;
  expectRefusal(finished, 2);
  expect(finished.stderr).toContain('set CHAT_URL and CHAT_MODEL');
});
