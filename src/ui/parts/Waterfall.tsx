import { percent } from '../../telling/index.js';
import type { Grounds } from '../work/panel.js';
import { pointsText } from './words.js';

const WIDTH = 104;
const MOST = 9;

/** How a belief came about: from what it was before, each kind of reason by the points that it added or took. */
export function Waterfall({ grounds, tips }: { readonly grounds: Grounds; readonly tips: number | null }) {
  const { prior, kinds } = grounds;
  const shown = kinds.slice(0, MOST);
  const rest = kinds.slice(MOST).reduce((sum, { points }) => sum + points, 0);
  const bars = [
    ...shown.map(({ why, points, seqs }) => ({ why, points, times: seqs.length })),
    ...(kinds.length > MOST ? [{ why: `${kinds.length - MOST} smaller reasons`, points: rest, times: 0 }] : []),
  ];
  let sum = prior.points;
  const x = (value: number) => Math.max(0, Math.min(1, value)) * WIDTH;
  return (
    <table class="waterfall">
      <caption class="unseen">Reasons for the belief, in points of probability</caption>
      <tbody>
        <tr>
          <th scope="row">{prior.why === 'before' ? 'before any news' : prior.why}</th>
          <td class="bar">
            <svg width={WIDTH} height="14" aria-hidden="true">
              {tips !== null && <path class="tipping" d={`M${x(tips)} 0V14`} />}
              <path class="prior" d={`M${x(prior.points) - 5} 7H${x(prior.points) + 4}`} />
            </svg>
          </td>
          <td class="figure">{percent(prior.points)}</td>
        </tr>
        {bars.map(({ why, points, times }) => {
          const from = sum;
          sum += points;
          const [low, high] = [Math.min(from, sum), Math.max(from, sum)];
          return (
            <tr key={why}>
              <th scope="row">
                {why}
                {times > 1 && <span class="pale"> ×{times}</span>}
              </th>
              <td class="bar">
                <svg width={WIDTH} height="14" aria-hidden="true">
                  {tips !== null && <path class="tipping" d={`M${x(tips)} 0V14`} />}
                  <rect
                    class={points > 0 ? 'more' : 'less'}
                    x={x(low)}
                    y="3"
                    width={Math.max(1.5, x(high) - x(low))}
                    height="8"
                  />
                </svg>
              </td>
              <td class="figure">{pointsText(points)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
