import type { WhyLink, WhyPicture } from '../work/why.js';
import { percent } from '../../telling/index.js';
import { pointsText } from './words.js';

export interface WhyViewProps {
  readonly why: WhyPicture;
  readonly onChoose: (seq: number) => void;
}

const STEP = 12;
const MOST_RAILS = 5;

/** The chain of causes as a list of sentences, newest first, with the graph of what led to what drawn beside it. */
export function WhyView({ why, onChoose }: WhyViewProps) {
  const { links, target, behind } = why;
  const shown = new Set(links.map(({ seq }) => seq));
  const left = behind - shown.size + 1;
  const rails = railsOf(why);
  return (
    <div class="why">
      <ol>
        {links.map((link, place) => (
          <li key={link.seq} class={link.seq === target ? 'link target' : 'link'}>
            <Rails rails={rails} place={place} />
            <div class="said" style={{ marginLeft: `${widthOf(rails) + 6}px` }}>
              <button class="quiet jump" onClick={() => onChoose(link.seq)}>
                <time>{link.when}</time> <span class="pale">#{link.seq}</span>
              </button>
              {link.says.map((text, i) => (
                <p key={i}>{text}</p>
              ))}
              <GroundsLine link={link} />
              {link.seq === target &&
                link.decided.map((text) => (
                  <p key={text} class="sub">
                    {text}
                  </p>
                ))}
            </div>
          </li>
        ))}
      </ol>
      {left > 0 && <p class="note">{left} more messages stand behind it.</p>}
    </div>
  );
}

function GroundsLine({ link }: { readonly link: WhyLink }) {
  if (link.prior === null) return null;
  const parts = link.grounds.slice(0, 4).map(({ why, points, seqs }) => {
    return `${why}${seqs.length > 1 ? ` ×${seqs.length}` : ''} ${pointsText(points)}`;
  });
  return <p class="note">{[`before ${percent(link.prior.points)}`, ...parts].join(' · ')}</p>;
}

interface Rail {
  readonly top: number;
  readonly bottom: number;
  readonly solid: boolean;
  /** how far from the sentences */
  readonly rail: number;
}

/** Gives every arrow a rail on which no other arrow runs at the same height. The shortest stand nearest. */
function railsOf({ links, arrows }: WhyPicture): Rail[] {
  const placeOf = new Map(links.map(({ seq }, i) => [seq, i]));
  const spans = arrows
    .flatMap(({ from, to, solid }) => {
      const [top, bottom] = [placeOf.get(to), placeOf.get(from)];
      return top === undefined || bottom === undefined || top >= bottom ? [] : [{ top, bottom, solid }];
    })
    .toSorted((a, b) => a.bottom - a.top - (b.bottom - b.top));
  const rails: Rail[] = [];
  for (const span of spans) {
    let rail = span.bottom - span.top === 1 ? 0 : 1;
    const isTaken = (wanted: number) =>
      rails.some((each) => each.rail === wanted && each.top < span.bottom && each.bottom > span.top);
    while (rail < MOST_RAILS && isTaken(rail)) rail += 1;
    rails.push({ ...span, rail });
  }
  return rails;
}

function widthOf(rails: readonly Rail[]): number {
  return 14 + Math.max(0, ...rails.map(({ rail }) => rail)) * STEP;
}

interface RailsProps {
  readonly rails: readonly Rail[];
  readonly place: number;
}

/** The part of the graph beside one sentence: its dot, and the arrows that pass it. Solid: it led to it; dashed: it rests on it. */
function Rails({ rails, place }: RailsProps) {
  const width = widthOf(rails);
  const x = (rail: number) => width - 7 - rail * STEP;
  const here = rails.filter(({ top, bottom }) => top <= place && place <= bottom);
  return (
    <svg class="rails" width={width} height="100%" aria-hidden="true">
      {here.map(({ top, bottom, solid, rail }, i) => {
        const style = solid ? 'rail' : 'rail dashed';
        const isEnd = top === place || bottom === place;
        return (
          <g key={i}>
            <line
              class={style}
              x1={x(rail)}
              x2={x(rail)}
              y1={top === place ? 10 : 0}
              y2={bottom === place ? 10 : '100%'}
            />
            {isEnd && rail > 0 && <line class={style} x1={x(0)} x2={x(rail)} y1="10" y2="10" />}
          </g>
        );
      })}
      <circle class={place === 0 ? 'dot end' : 'dot'} cx={x(0)} cy="10" r={place === 0 ? 4.5 : 3.2} />
    </svg>
  );
}
