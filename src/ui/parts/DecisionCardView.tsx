import { useState } from 'preact/hooks';
import { percent } from '../../telling/index.js';
import type { DecisionCard } from '../work/panel.js';
import { OptionIcon } from './OptionIcon.js';
import { optionName } from './words.js';

export interface DecisionCardViewProps {
  readonly card: DecisionCard;
  readonly options: Readonly<Record<string, { readonly says: string; readonly does: string }>>;
  /** the option that is drawn instead, if any */
  readonly instead: string | null;
  /** takes another option here; null: not possible */
  readonly onInstead: ((option: string) => void) | null;
}

/** What an office could do, the chance of each option, what it chose, and what would have tipped it. */
export function DecisionCardView({ card, options, instead, onInstead }: DecisionCardViewProps) {
  const does = (id: string) => (Object.hasOwn(options, id) ? options[id]?.does : undefined);
  const says = (id: string) => (Object.hasOwn(options, id) ? options[id]?.says : undefined);
  return (
    <div class="decision">
      <ul class="options">
        {card.options.map(({ id, chance }) => {
          const isChosen = id === card.chosen;
          return (
            <li key={id} class={isChosen ? 'option taken' : 'option'} title={says(id)}>
              <span class="name">
                <OptionIcon does={does(id)} />
                {optionName(id)}
              </span>
              <span class="bar" aria-hidden="true">
                {chance !== null && <i style={{ width: `${Math.max(2, chance * 100)}%` }} />}
              </span>
              <span class="figure">{chance === null ? '' : percent(chance)}</span>
              <span class="choice">
                {isChosen ? (
                  <span class="strong">chosen</span>
                ) : onInstead === null ? null : (
                  <button
                    class={instead === id ? 'small on' : 'small'}
                    aria-pressed={instead === id}
                    onClick={() => onInstead(id)}
                  >
                    {instead === id ? 'Instead ✓' : 'Instead…'}
                    <span class="unseen">{` ${optionName(id)}`}</span>
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {card.by !== null && (
        <p class="tip">
          Decided by {card.by}
          {card.reason !== null && `: “${card.reason}”`}.
        </p>
      )}
      {card.stretches !== null && <TippingSlider card={card} />}
    </div>
  );
}

/** A belief from 0 to 100 %, and which option would have been chosen there with the same luck. */
function TippingSlider({ card }: { readonly card: DecisionCard }) {
  const [belief, setBelief] = useState<{ readonly seq: number; readonly value: number } | null>(null);
  const value = belief?.seq === card.seq ? belief.value : card.belief;
  const stretches = card.stretches ?? [];
  const at = stretches.find(({ to }) => value <= to + 1e-9)?.option ?? card.chosen;
  const isOther = at !== card.chosen;
  const { tips } = card;
  return (
    <div class="tip">
      <label>
        <span class="unseen">Had it believed otherwise: likely that the act was meant</span>
        <span class="stretches" aria-hidden="true">
          {stretches.map(({ option, to }, i) => (
            <i
              key={i}
              class={option === card.chosen ? 'same' : 'else'}
              style={{ width: `${(to - (stretches[i - 1]?.to ?? 0)) * 100}%` }}
              title={optionName(option)}
            >
              {to - (stretches[i - 1]?.to ?? 0) > 0.22 ? optionName(option) : ''}
            </i>
          ))}
        </span>
        <input
          type="range"
          min="0"
          max="1"
          step="0.001"
          value={value}
          aria-valuetext={`${percent(value)}: ${optionName(at)}`}
          onInput={(event) => setBelief({ seq: card.seq, value: Number(event.currentTarget.value) })}
        />
      </label>
      <p aria-live="polite">
        {isOther ? (
          <>
            With a belief of <b>{percent(value)}</b> and the same luck: <b>{optionName(at)}</b>, not{' '}
            {optionName(card.chosen)}.
          </>
        ) : tips === null ? (
          'With this luck no belief would have changed the choice.'
        ) : (
          <>
            A belief {tips.when === 'below' ? 'under' : 'over'} <b>{percent(tips.at)}</b> would have tipped it to{' '}
            <b>{optionName(tips.to)}</b>; it held {percent(card.belief)}.
          </>
        )}
      </p>
    </div>
  );
}
