import { useState } from 'preact/hooks';
import { DraftField, useDraft } from '../room/Draft.js';
import { SendForm } from '../parts/SendForm.js';
import { sentence, titleOf } from './words.js';
import { act, card, sees } from './state.js';

/** What a seat can do without having been asked. */
export function Unasked() {
  return (
    <div class="unasked">
      <SomethingElse />
      <DecideNow />
      <InPublic />
    </div>
  );
}

function OfficeSelect({ value, set }: { readonly value: string; readonly set: (office: string) => void }) {
  const offices = card.value?.offices ?? [];
  if (offices.length < 2) return null;
  return (
    <label class="field">
      <span>As</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        {offices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function firstOffice(): string {
  return card.value?.offices[0]?.id ?? '';
}

export function CaseSelect({
  value,
  set,
  none,
}: {
  readonly value: string;
  readonly set: (id: string) => void;
  readonly none: string;
}) {
  return (
    <label class="field">
      <span>About</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{none}</option>
        {sees.value.cases.map(({ id, says }) => (
          <option key={id} value={id}>
            {id}: {says}
          </option>
        ))}
      </select>
    </label>
  );
}

function SomethingElse() {
  const words = useDraft('else');
  const [office, setOffice] = useState(firstOffice());
  const send = async () => {
    if (await act({ type: 'else', office, words: words.text })) words.clear();
  };
  return (
    <details open={words.text !== ''}>
      <summary>Something else…</summary>
      <SendForm send={() => void send()}>
        <OfficeSelect value={office} set={setOffice} />
        <DraftField
          draft={words}
          label="What do you want to do? The white cell reads it and decides what comes of it."
        />
        <button disabled={words.text.trim() === ''}>Send to the white cell</button>
      </SendForm>
    </details>
  );
}

function DecideNow() {
  const [office, setOffice] = useState(firstOffice());
  const [about, setAbout] = useState('');
  const [option, setOption] = useState('');
  const reason = useDraft('decide reason');
  const { actions = [] } = card.value ?? {};
  const send = async () => {
    const why = reason.text.trim();
    const done = await act({ type: 'decide', office, case: about, option, ...(why === '' ? {} : { reason: why }) });
    if (done) reason.clear();
  };
  return (
    <details>
      <summary>Decide a case now…</summary>
      <SendForm send={() => void send()}>
        <OfficeSelect value={office} set={setOffice} />
        <CaseSelect value={about} set={setAbout} none="choose a case" />
        <label class="field">
          <span>What</span>
          <select value={option} onChange={(event) => setOption(event.currentTarget.value)}>
            <option value="">choose</option>
            {actions.map(({ id, says }) => (
              <option key={id} value={id}>
                {sentence(says)}
              </option>
            ))}
          </select>
        </label>
        <DraftField draft={reason} label="Why?" rows={1} />
        <button disabled={about === '' || option === ''}>Decide as {titleOf(office)}</button>
      </SendForm>
    </details>
  );
}

const STATEMENTS = [
  ['reassurance', 'Reassure'],
  ['demand-answers', 'Demand answers'],
  ['insult', 'Insult'],
] as const;

function InPublic() {
  const [office, setOffice] = useState(firstOffice());
  const [about, setAbout] = useState('');
  const { sides = [] } = card.value ?? {};
  return (
    <details>
      <summary>Speak in public…</summary>
      <div class="form">
        <OfficeSelect value={office} set={setOffice} />
        <label class="field">
          <span>Of whom</span>
          <select value={about} onChange={(event) => setAbout(event.currentTarget.value)}>
            <option value="">nobody in particular</option>
            {sides.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <div class="row">
          {STATEMENTS.map(([kind, words]) => (
            <button
              key={kind}
              type="button"
              onClick={() => void act({ type: 'public', office, kind, ...(about === '' ? {} : { about }) })}
            >
              {words}
            </button>
          ))}
        </div>
      </div>
    </details>
  );
}
