import { ENGINE_VERSION } from '../../engine/index.js';
import type { ComparisonSource } from './results.js';
import { sha256Of } from './provenance.js';

/** A line by which results can be cited and made again. */
export function citation({ scenario, text, arms, seed, runs }: Omit<ComparisonSource, 'file'>): string {
  const digest = sha256Of(text).slice(0, 12);
  return `Cite as: The Brinkline authors, Brinkline ${ENGINE_VERSION} (software); scenario ${scenario.id}, SHA-256 ${digest}; arms ${arms.join(', ')}; seeds ${seed}/1 to ${seed}/${runs}.`;
}
