// A player that never acts: it chooses `hold` if it can, or else the first option.
// brinkline run scenarios/polish-border-strike.yaml --player 'nato.chief-of-staff=node examples/players/hold.mjs'
import { createInterface } from 'node:readline';

const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.type === 'hello') send({ type: 'ready', name: 'hold' });
  if (message.type === 'ask') {
    const ids = message.options.map(({ id }) => id);
    const option = ids.includes('hold') ? 'hold' : ids[0];
    send({ type: 'answer', id: message.id, option, reason: 'wait and see' });
  }
}
