import { inWords } from '../../model/index.js';
import type { AskKind } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { oneLine } from '../../telling/index.js';

/** An option of an ask in the words of the scenario, or its id in words. */
export function actionWords({ actions }: CheckedScenario, kind: AskKind | null, option: string): string {
  const decides = kind === null || kind === 'decision' || kind === 'statement';
  const says = decides && Object.hasOwn(actions, option) ? actions[option]?.says : undefined;
  return oneLine(says ?? inWords(option));
}
