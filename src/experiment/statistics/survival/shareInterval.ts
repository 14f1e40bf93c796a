import { exp, log } from '../../../engine/index.js';

/**
 * Returns the limits of a share, symmetric in log(−log(1 − share)), so that they lie between 0 and 1. Undefined if the share is 0 or
 * 1, or has no variance. `z` is the normal quantile of the level.
 *
 * Source: Kalbfleisch & Prentice, The Statistical Analysis of Failure Time Data, §1.4; R's survfit(conf.type = "log-log").
 */
export const logLogInterval = (
  share: number,
  variance: number,
  z: number,
): { readonly low: number; readonly high: number } | undefined => {
  const free = 1 - share;
  if (!(share > 0 && free > 0 && variance > 0)) return undefined;
  const hazard = -log(free);
  const spread = exp((z * Math.sqrt(variance)) / (free * hazard));
  return { low: 1 - exp(-hazard / spread), high: 1 - exp(-hazard * spread) };
};
