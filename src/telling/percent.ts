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
