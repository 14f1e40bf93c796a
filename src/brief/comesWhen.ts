import { inWords } from '../model/index.js';
import { clock, conditionWords, duration, sentence } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, parseDuration } from '../scenario/index.js';

type Inject = CheckedScenario['injects'][number];

/** Says what must have held, and for how long, for an inject with a condition to come. */
export function comesWhen(scenario: CheckedScenario, when: NonNullable<Inject['when']>): string {
  if (when === 'calm') return `${sentence(conditionWords(scenario, when))}.`;
  const held = parseDuration(when.for);
  const onEnd = held === 0 ? '' : ` for ${duration(held)} without a break`;
  const line = when['no-contact-on'];
  if (typeof line === 'string' && line !== 'any' && when.since === undefined) {
    return `By ${clock(scenario.start, held)} nobody has got through on the ${inWords(line)} line. After each talk there, the ${duration(held)} start again.`;
  }
  const rung = when['rung-at-least'];
  if (rung !== undefined) {
    const name = scenario.ladder[rung]?.name;
    return `The ladder has stood at rung ${rung}${name === undefined ? '' : ` (${name})`} or higher${onEnd}.`;
  }
  if (when['not-calm'] === undefined) return `${sentence(conditionWords(scenario, when))}.`;
  const { calmRung, crisisRung } = choicesOf(scenario).parameters;
  return `The crisis has been on${onEnd}: rung ${calmRung + 1} or higher, or an open case of rung ${crisisRung} or more.`;
}
