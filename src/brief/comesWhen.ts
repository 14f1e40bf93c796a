import { inWords } from '../model/index.js';
import { clock, duration } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, parseDuration } from '../scenario/index.js';

type Inject = CheckedScenario['injects'][number];

/** Until when something must not have happened, or what must hold, for an inject to come. */
export function comesWhen(scenario: CheckedScenario, when: NonNullable<Inject['when']>): string {
  const held = parseDuration(when.for);
  const onEnd = held === 0 ? '' : ` for ${duration(held)} on end`;
  const line = when['no-contact-on'];
  if (line !== undefined) {
    return `By ${clock(scenario.start, held)} nobody has got through on the ${inWords(line)} line. After each talk there the ${duration(held)} count anew.`;
  }
  const rung = when['rung-at-least'];
  if (rung !== undefined) {
    const name = scenario.ladder[rung]?.name;
    return `The ladder has stood at rung ${rung}${name === undefined ? '' : ` (${name})`} or higher${onEnd}.`;
  }
  const { calmRung, crisisRung } = choicesOf(scenario).parameters;
  return `It has not been calm${onEnd}: rung ${calmRung + 1} or higher, or something of rung ${crisisRung} or more unsettled.`;
}
