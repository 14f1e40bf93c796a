import { expect, test } from 'vitest';
import { z } from 'zod';
import { cellCommand, cellQuestion } from '../../src/room/protocol/cellCommands.js';
import { LONGEST_MESSAGE, PROTOCOL, hello } from '../../src/room/protocol/clientMessages.js';
import { REFUSALS } from '../../src/room/protocol/codes.js';
import { seatCommand } from '../../src/room/protocol/seatCommands.js';

interface Shape {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Shape & { readonly const?: string }>>;
  readonly required?: readonly string[];
}

/** A table of what can be sent: its type, its fields (those in brackets may be absent), and what it does. */
function tableOf(schema: z.ZodType): string {
  const { oneOf = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    oneOf?: readonly Shape[];
  };
  const rows = oneOf.map(({ description = '', properties = {}, required = [] }) => {
    const { type, ...fields } = properties;
    const named = Object.keys(fields).map((field) => (required.includes(field) ? `\`${field}\`` : `[\`${field}\`]`));
    return `| \`${type?.const ?? ''}\` | ${named.join(', ')} | ${description} |`;
  });
  expect(rows.length).toBeGreaterThan(0);
  return ['| type | fields | what it does |', '|---|---|---|', ...rows].join('\n');
}

function page(): string {
  const codes = Object.entries(REFUSALS).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  const greeting = Object.keys(hello.shape).map((field) => `\`${field}\``);
  return `# The protocol of the room

The pages of \`brinkline room\` talk with its server over one WebSocket, \`/live\`. Every message is one JSON object with a \`type\`. This page
is written by a test from the schemas that the server checks messages against, so it is what the server does. Version ${PROTOCOL}.

## Getting in

The first message is \`hello\`, with ${greeting.join(', ')}. The token is the fragment of a link: it travels in this message and nowhere else.
\`device\` is a random text that the page makes up and keeps. By it, a person is known again after a reload or a lost connection. The server
answers \`welcome\`, with all that this link may see, and with \`last\`, the number of the last command of this device that was accepted; or it
answers \`refused\` and closes the connection.

The server refuses connections from pages of other sites (\`Origin\`) and under other names than its own (\`Host\`).

## Doing something

\`\`\`
→ {"type":"do","no":7,"what":{"type":"answer","ask":"ask 3","option":"hold","reason":"wait and see"}}
← {"type":"done","no":7}
\`\`\`

\`no\` is the number of the command on its device, higher than all before. A command is on disk before \`done\` is sent. After a lost
connection a page sends what was not acknowledged again, with the same number; the server takes each number once. A message has at most
${LONGEST_MESSAGE / 1024} KiB. A connection that sends too much is read more slowly, and closed if it goes on.

### From a seat

${tableOf(seatCommand)}

### From the console

${tableOf(cellCommand)}

### Questions from the console

These are sent with \`"type":"ask"\`. They change nothing and are not kept. The answer comes as \`answer\`, with the same number.

${tableOf(cellQuestion)}

## What the server sends

| type | to whom | what it tells |
|---|---|---|
| \`welcome\` | all | that the link is good, and for a seat all that it sees |
| \`told\` | a seat | what is new with one fact that the seat learns: rows, and the lists of cases, lines and asks where they changed |
| \`turned\` | a seat | that the evening went back or to another branch, and all that the seat sees now |
| \`room\` | a seat | the stage, who sits here, and who plays the seats |
| \`clock\` | all | where the clock stands |
| \`console\`, \`rows\` | the console | the whole state, and new rows of the story |
| \`projector\` | the projector | what everybody knows; after the play, the debrief |
| \`done\`, \`answer\`, \`refused\` | who asked | what became of a command or a question |

A seat is told nothing that its offices do not know: its messages are made from \`seatView\` alone, and are equal, but for \`clock\`, in two
evenings that differ only in what the seat was not told. They have no rungs, chances or beliefs, and do not name the arm.

## Refusals

A refused message changes nothing, except that an attempt which the crisis does not allow stays in the record.

| code | meaning |
|---|---|
${codes.join('\n')}
`;
}

test('docs/room-protocol.md is what the server does', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/room-protocol.md');
});
