import type { ComponentChildren } from 'preact';
import { ContactShape, Diamond } from '../parts/LanesChart.js';
import { SHADES } from '../parts/laneShapes.js';

const DECISION = { at: 0, seq: 0, chosen: '', chance: 1, fires: false };

/** What the shapes mean; below the chart only those that most runs have. */
export function Legend({ isBrief = false }: { readonly isBrief?: boolean }) {
  return (
    <ul class="legend">
      <li>
        <svg width="70" height="11" aria-hidden="true">
          {Array.from({ length: SHADES }, (_, n) => (
            <rect key={n} class={`b${n}`} x={n * 10} y={9 - n * 1.1} width="10" height={2 + n * 1.1} />
          ))}
        </svg>
        0–100 % likely that it was meant
      </li>
      <Sign words="decision">
        <Diamond decision={DECISION} x={9} y={9} isPivotal={false} />
      </Sign>
      <Sign words="unlikely choice">
        <Diamond decision={{ ...DECISION, chance: 0.1 }} x={9} y={9} isPivotal={false} />
      </Sign>
      <Sign words="would have changed the peak">
        <Diamond decision={DECISION} x={9} y={9} isPivotal />
      </Sign>
      {!isBrief && (
        <Sign words="at the table">
          <Diamond decision={{ ...DECISION, chance: null }} x={9} y={9} isPivotal={false} />
        </Sign>
      )}
      {(isBrief ? BRIEF : ALL).map((result) => (
        <Sign key={result} words={WORDS[result]}>
          <ContactShape result={result} x={9} y={9} />
        </Sign>
      ))}
      {!isBrief && (
        <Sign words="incident">
          <path class="incident" d="M9 6l-4 6.5h8z" />
        </Sign>
      )}
    </ul>
  );
}

const ALL = ['connected', 'refused', 'unanswered', 'busy', 'barred', 'out-of-scope'] as const;
const BRIEF = ['connected', 'refused', 'unanswered', 'barred'] as const;

const WORDS = {
  connected: 'got through',
  refused: 'refused',
  unanswered: 'no answer',
  busy: 'taken',
  barred: 'barred',
  'out-of-scope': 'not what the line is for',
} as const;

function Sign({ words, children }: { readonly words: string; readonly children: ComponentChildren }) {
  return (
    <li>
      <svg width="18" height="18" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}
