import { inWords } from '../../model/index.js';
import { percent, roughly } from '../../telling/index.js';

/** A belief as a band, where a point would be false precision. The exact figure is for those who ask for it. */
export function bandOf(belief: number): { readonly text: string; readonly exact: string } {
  return { text: roughly(belief), exact: percent(belief) };
}

export function optionName(id: string): string {
  return inWords(id);
}

/** “+12” points of 100 */
export function pointsText(points: number): string {
  const whole = Math.round(Math.abs(points) * 100);
  return whole === 0 ? '0' : `${points > 0 ? '+' : '−'}${whole}`;
}
