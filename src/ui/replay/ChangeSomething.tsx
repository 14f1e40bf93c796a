import { useState } from 'preact/hooks';
import type { Opened } from '../work/picture.js';
import { SendForm } from '../parts/SendForm.js';
import { takeInstead } from './actions.js';
import * as state from './state.js';

/** Whether other runs can be made from this one: only if the page has found it to be what its file says. */
export function canChange(): boolean {
  const verified = state.verified.value;
  return verified !== null && verified !== 'running' && (verified.ok || verified.incomplete);
}

/** Another arm or another parameter. Another option stands at each decision. */
export function ChangeSomething({ run }: { readonly run: Opened }) {
  const { arms, parameters } = run.cast;
  const isReady = canChange();
  const verified = state.verified.value;
  return (
    <section class="change noprint">
      <h2 id="change">Change one thing</h2>
      {!isReady && verified !== null && verified !== 'running' && (
        <p class="note">
          Not possible: the file is not what this version of the engine makes of its scenario, arm and seed.
        </p>
      )}
      <p class="note">All luck stays the same. Another option stands at each decision.</p>
      <div class="buttons">
        {arms
          .filter(({ id }) => id !== run.heading.arm)
          .map(({ id, about }) => (
            <button
              key={id}
              class="small"
              title={about}
              disabled={!isReady}
              aria-pressed={isTaken('arm', id)}
              onClick={() => void takeInstead({ kind: 'arm', arm: id })}
            >
              arm {id}
            </button>
          ))}
      </div>
      <ParameterForm parameters={parameters} isReady={isReady} />
    </section>
  );
}

function isTaken(kind: 'arm', arm: string): boolean {
  return state.insteads.value.some(({ change }) => change.kind === kind && change.arm === arm);
}

interface ParameterFormProps {
  readonly parameters: Opened['cast']['parameters'];
  readonly isReady: boolean;
}

function ParameterForm({ parameters, isReady }: ParameterFormProps) {
  const [name, setName] = useState(
    parameters.find((each) => each.name === 'drift-rate')?.name ?? parameters[0]?.name ?? '',
  );
  const parameter = parameters.find((each) => each.name === name);
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? String(parameter?.value ?? '');
  const value = typeof parameter?.value === 'number' ? Number(shown.replace(',', '.')) : shown.trim();
  return (
    <SendForm class="parameter" send={() => void takeInstead({ kind: 'parameter', name, value })}>
      <select
        aria-label="Parameter"
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setText(null);
        }}
      >
        {parameters.map((each) => (
          <option key={each.name} value={each.name}>
            {each.name.replaceAll('-', ' ')}
          </option>
        ))}
      </select>
      <input type="text" aria-label="New value" value={shown} onInput={(event) => setText(event.currentTarget.value)} />
      <button class="small" disabled={!isReady || shown === String(parameter?.value ?? '')}>
        Run
      </button>
      <p class="note">
        {parameter?.says} Here: {parameter?.value}.
      </p>
    </SendForm>
  );
}
