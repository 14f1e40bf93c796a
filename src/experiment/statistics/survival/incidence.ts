import type { FollowUp } from './followUp.js';

/** The state of the runs at a time at which at least one of them reached the event or ended otherwise. */
export interface IncidenceStep {
  readonly at: number;
  /** runs still watched just before */
  readonly atRisk: number;
  /** runs that reached the event here, and runs that ended here in any way */
  readonly reached: number;
  readonly ended: number;
  /** share of runs that have neither reached the event nor ended otherwise, just before and after */
  readonly freeBefore: number;
  readonly free: number;
  /** share of runs that have reached the event, and its variance */
  readonly share: number;
  readonly variance: number;
}

/**
 * Returns the share of runs that reach the event by each time, with its variance: the Aalen–Johansen cumulative incidence.
 * Runs that end otherwise never reach it. If no run ends otherwise, the share is 1 − the Kaplan–Meier estimate, and its variance is
 * Greenwood's. The variance is that of the infinitesimal jackknife, which has a closed form here.
 *
 * Sources: Aalen & Johansen, Scandinavian Journal of Statistics 5:141–150 (1978); for the variance Marubini & Valsecchi,
 * Analysing Survival Data, 1995, §10.2.
 */
export const cumulativeIncidence = (followUps: readonly FollowUp[]): IncidenceStep[] => {
  const sorted = followUps.toSorted((x, y) => x.time - y.time);
  const steps: IncidenceStep[] = [];
  let [free, share] = [1, 0];
  // Var F(t) = Σ (F(t) − F(s))² u(s) + Σ v(s) − 2 Σ (F(t) − F(s)) w(s), expanded in powers of F(t).
  let [u, uF, uFF, v, w, wF] = [0, 0, 0, 0, 0, 0];
  let i = 0;
  while (i < sorted.length) {
    const at = sorted[i]?.time ?? 0;
    const atRisk = sorted.length - i;
    let [reached, ended] = [0, 0];
    for (; sorted[i]?.time === at; i += 1) {
      const end = sorted[i]?.end;
      if (end === 'reached') reached += 1;
      if (end !== 'censored') ended += 1;
    }
    if (ended === 0) continue;
    const freeBefore = free;
    free *= (atRisk - ended) / atRisk;
    share += (freeBefore * reached) / atRisk;
    // For the last runs at risk, nothing comes later, so the weight of u is zero.
    const du = ended === atRisk ? 0 : ended / (atRisk * (atRisk - ended));
    const dw = (freeBefore * reached) / (atRisk * atRisk);
    u += du;
    uF += du * share;
    uFF += du * share * share;
    v += (freeBefore * dw * (atRisk - reached)) / atRisk;
    w += dw;
    wF += dw * share;
    const variance = Math.max(0, share * share * u - 2 * share * uF + uFF + v - 2 * (share * w - wF));
    steps.push({ at, atRisk, reached, ended, freeBefore, free, share, variance });
  }
  return steps;
};
