import { signal } from '@preact/signals';
import type { ClockMessage, Debrief, DebriefCase, OtherArm, ProjectorState, ServerMessage } from '../../room/index.js';
import { Link } from '../room/link.js';
import { Peaks } from '../room/Peaks.js';
import { Steps } from '../room/Steps.js';

const state = signal<ProjectorState | null>(null);
const clock = signal<ClockMessage | null>(null);
const link = new Link<never>(take);

function take(message: ServerMessage): void {
  if (message.type === 'projector') state.value = message.state;
  if (message.type === 'clock') clock.value = message;
}

/** What everybody in the room sees. */
export function App() {
  if (link.state.value === 'refused')
    return (
      <main class="wall">
        <p role="alert">{link.refusal.value}</p>
      </main>
    );
  const shown = state.value;
  if (shown === null)
    return (
      <main class="wall">
        <p>Connecting…</p>
      </main>
    );
  return (
    <main class="wall">
      {shown.isStopped && (
        <p class="banner stop" role="alert">
          Everything is stopped.
        </p>
      )}
      <Stage shown={shown} />
      <footer class="note">{shown.notice}</footer>
    </main>
  );
}

function Stage({ shown }: { readonly shown: ProjectorState }) {
  switch (shown.stage) {
    case 'play':
      return <Play shown={shown} />;
    case 'hot-wash':
      return <HotWash shown={shown} />;
    case 'known':
    case 'truth':
      return shown.debrief === null ? null : (
        <Night
          debrief={shown.debrief}
          title={shown.stage === 'known' ? 'What each side knew' : 'What each side knew, and what was true'}
        />
      );
    case 'other-arm':
    case 'over':
      return shown.debrief === null ? null : (
        <Twin debrief={shown.debrief} twin={shown.otherArm} questions={shown.questions} />
      );
  }
}

function Play({ shown }: { readonly shown: ProjectorState }) {
  return (
    <>
      <header class="row between">
        <h1>{shown.title}</h1>
        <p class="wall-clock">{clock.value?.when}</p>
      </header>
      <div class="two">
        <section>
          <h2>What everybody has heard</h2>
          {shown.rows.length === 0 && <p class="sub">Nothing yet.</p>}
          <ol class="heard">
            {shown.rows
              .toReversed()
              .slice(0, 8)
              .map(({ when, text }, i) => (
                <li key={i}>
                  <time class="sub">{when}</time>
                  <p>{text}</p>
                </li>
              ))}
          </ol>
        </section>
        <section>
          <h2>Who plays</h2>
          <ul>
            {shown.seats.map(({ name, by, here }) => (
              <li key={name}>
                {name}: {by === 'people' ? `${here} here` : by === 'formula' ? 'the formula' : 'a program'}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

function HotWash({ shown: { questions, answers } }: { readonly shown: ProjectorState }) {
  return (
    <>
      <h1>Before anybody sees the truth</h1>
      <p class="sub">Answer on your own page. Nobody’s name is shown.</p>
      <ol class="questions">
        {questions.map((question, i) => (
          <li key={i}>
            {question} <span class="sub">{answers[i] ?? 0} answered</span>
          </li>
        ))}
      </ol>
    </>
  );
}

const CONTACTS: Readonly<Record<string, string>> = {
  connected: '●',
  refused: '▏',
  unanswered: '○',
  barred: '✕',
  'out-of-scope': '⊘',
};

/** A row for each incident: what was believed of it, calls about it, and, once that is shown, what it was. */
function Night({ debrief, title }: { readonly debrief: Debrief; readonly title: string }) {
  return (
    <>
      <h1>{title}</h1>
      <table class="night">
        <thead>
          <tr>
            <th scope="col">What happened</th>
            <th scope="col">How likely they thought it meant</th>
            <th scope="col">Your own estimates</th>
            <th scope="col">Calls</th>
            <th scope="col">{debrief.cases.some(({ truth }) => truth !== null) ? 'The truth' : ''}</th>
          </tr>
        </thead>
        <tbody>
          {debrief.cases.map((each) => (
            <Case key={each.name} of={each} endsAt={debrief.endsAt} />
          ))}
        </tbody>
      </table>
      <h2>What you decided</h2>
      <ol class="decisions">
        {debrief.decisions.map(({ when, office, about, option, by, reason, formula }, i) => (
          <li key={i}>
            <time class="sub">{when}</time> {office}: <strong>{option}</strong> <span class="sub">{about}</span>
            {by !== 'the seat' && <span class="chip">{by}</span>}
            {reason !== null && <span> “{reason}”</span>}
            {debrief.cases.some(({ truth }) => truth !== null) && <span class="sub"> · the formula: {formula}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

function Case({
  of: { says, when, at, against, believer, beliefs, estimates, contacts, truth },
  endsAt,
}: {
  readonly of: DebriefCase;
  readonly endsAt: number;
}) {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const [first, last] = [beliefs[0]?.[1], beliefs.at(-1)?.[1]];
  return (
    <tr>
      <th scope="row">
        {says}
        <br />
        <span class="sub">
          {when} · against {against}
        </span>
      </th>
      <td>
        {first !== undefined && last !== undefined && (
          <>
            <Belief beliefs={beliefs} from={at} to={endsAt} />
            <span class="sub">
              {believer}: {percent(first)} → {percent(last)}
            </span>
          </>
        )}
      </td>
      <td>{estimates.length === 0 ? '' : estimates.map(percent).join(', ')}</td>
      <td aria-label={contacts.map(({ result }) => result).join(', ')}>
        {contacts.map(({ result }) => CONTACTS[result] ?? '·').join(' ')}
      </td>
      <td>
        {truth !== null && (
          <>
            <strong>{truth.meant ? '▲ meant' : truth.kind === 'reprisal' ? '↦ an answer' : '○ not meant'}</strong>
            <br />
            {truth.text}
            <br />
            <span class="sub">{truth.knew.map(({ side, when: knew }) => `${side} knew ${knew}`).join(' · ')}</span>
          </>
        )}
      </td>
    </tr>
  );
}

function Belief({
  beliefs,
  from,
  to,
}: {
  readonly beliefs: DebriefCase['beliefs'];
  readonly from: number;
  readonly to: number;
}) {
  const x = (at: number) => ((at - from) / Math.max(1, to - from)) * 300;
  const y = (belief: number) => 40 - belief * 38;
  const line = beliefs
    .map(([at, belief], i) => (i === 0 ? `M${x(at)} 40V${y(belief)}` : `H${x(at)}V${y(belief)}`))
    .join('');
  return (
    <svg class="belief" viewBox="0 0 300 40" role="img" aria-label="How the belief went, from the incident to the end">
      <path d={`${line}H300V40Z`} />
    </svg>
  );
}

function Twin({
  debrief,
  twin,
  questions,
}: {
  readonly debrief: Debrief;
  readonly twin: OtherArm | null;
  readonly questions: readonly string[];
}) {
  const rungs = debrief.rungs;
  const hours = (at: number) => `${Math.round(at / 3600)} h`;
  return (
    <>
      <h1>The engine’s, not yours</h1>
      {twin === null && <p class="sub">The facilitator has not made another arm yet.</p>}
      {twin !== null && (
        <>
          <p class="sub">
            This evening with arm {twin.arm} in place of {twin.ownArm}: the same luck, and your decisions where they
            still apply.
          </p>
          <Steps
            rungs={rungs}
            start={hours}
            lines={[
              { ...twin.own, name: `this evening, arm ${twin.ownArm}`, dashed: false },
              { ...twin.twin, name: `arm ${twin.arm}`, dashed: true },
            ]}
          />
          <p>
            Solid: this evening, peak {twin.own.peak}. Dashed: arm {twin.arm}, peak {twin.twin.peak}.
          </p>
          <div class="two">
            <section>
              <h2>One of many: {twin.others.runs} runs with other luck under each arm</h2>
              <Peaks
                runs={twin.others.runs}
                rungs={rungs.map(({ name }) => name)}
                counts={[
                  { name: `arm ${twin.ownArm}`, peaks: twin.others.own },
                  { name: `arm ${twin.arm}`, peaks: twin.others.other },
                ]}
              />
              <p class="sub">Better ones and worse ones. A single pair of runs proves nothing.</p>
            </section>
            <section>
              <h2>What no longer applied in the twin</h2>
              {twin.notApplied.length === 0 && <p class="sub">Everything still applied.</p>}
              <ul>
                {twin.notApplied.slice(0, 10).map(({ when, office, what, why }, i) => (
                  <li key={i}>
                    {when} {office}, {what}: {why}
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </>
      )}
      <h2>Your answers</h2>
      {questions.map((question, i) => (
        <section key={i}>
          <h3>{question}</h3>
          <ul>
            {(debrief.answers[i] ?? []).map((answer, k) => (
              <li key={k} class="preline">
                “{answer}”
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
