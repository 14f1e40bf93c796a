import { DISCLAIMER } from '../../model/index.js';
import { FileButton } from './FileButton.js';
import { Offered, offered } from './Offered.js';

/** What a page without a run shows. */
export function Welcome() {
  const offer = offered();
  return (
    <main class="welcome">
      {offer !== null && <Offered offer={offer} />}
      <h2>{offer === null ? 'Drop a run file here' : 'Or drop a run file here'}</h2>
      <p>
        A run file holds one simulated crisis, with its scenario. The page plays it, explains every step and lets you
        change one thing. It works without a network, and nothing leaves this page.
      </p>
      <FileButton />
      <p class="note">
        Make one: <code>npx brinkline run polish-border-strike --arm closed --out strike.run.jsonl</code>
      </p>
      <p class="note disclaimer">
        {DISCLAIMER} The rung of the ladder that a run reaches says nothing about the world.
      </p>
    </main>
  );
}
