import { ENGINE_VERSION } from '../../engine/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { sha256Of } from './provenance.js';

/** What a comparison depends on. */
export interface ComparisonSource {
  readonly file: string;
  readonly text: string;
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
  /** also split every outcome by this */
  readonly by: 'truth' | null;
}

/** The line to cite: it names all that is needed to reproduce the results. */
export function citation({ scenario, text, arms, seed, runs }: Omit<ComparisonSource, 'file'>): string {
  const digest = sha256Of(text).slice(0, 12);
  return `Cite as: The Brinkline authors, Brinkline ${ENGINE_VERSION} (software); scenario ${scenario.id}, SHA-256 ${digest}; arms ${arms.join(', ')}; seeds ${seed}/1 to ${seed}/${runs}.`;
}
