/** A share as a percentage: “30 %”; with one decimal near 0 and 1, so that rare differs from never. `write` sets the digits. */
export function percent(share: number, write: (percentage: number) => string = readable): string {
  return `${write(share * 100)} %`;
}

function readable(percentage: number): string {
  const whole = percentage === 0 || percentage === 100 || (percentage >= 1 && percentage <= 99);
  return whole ? String(Math.round(percentage)) : percentage.toFixed(1);
}

/** A share as points of 100: “40 of 100 points”. */
export function points(share: number): string {
  return `${Math.round(share * 100)} of 100 points`;
}

/** A belief in prose, where a point would be false precision: “about 70 %”, “under 5 %”, “over 95 %”. */
export function roughly(share: number): string {
  if (share < 0.05) return 'under 5 %';
  if (share > 0.95) return 'over 95 %';
  return `about ${Math.max(10, Math.min(90, Math.round(share * 10) * 10))} %`;
}
