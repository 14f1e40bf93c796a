import { Names, clock, length, said, weaponMeans, weaponName } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { choicesOf, parseDuration } from '../scenario/index.js';

type Inject = CheckedScenario['injects'][number];

/** What an inject brings, for the white cell. */
export function whatComes(scenario: CheckedScenario, inject: Inject): string {
  const names = new Names(scenario);
  const { incident, statement, channel, weapon, says } = inject;
  const read = says === undefined ? '' : `Read: “${says}” `;
  if (incident !== undefined) {
    const card = `(incident ${said(incident)}: see its card)`;
    return says === undefined ? `Read: “${scenario.incidents[incident]?.says ?? ''}” ${card}` : `${read}${card}`;
  }
  if (statement !== undefined) {
    const about = statement.about === undefined ? '' : `, about ${names.side(statement.about)}`;
    return `${read}In public, by ${names.actor(statement.by)}: ${said(statement.kind)}${about}.`;
  }
  if (channel !== undefined) {
    const answered = {
      asked: 'is answered where the called side wants to',
      always: 'is always answered',
      never: 'is never answered',
    };
    const changes = [
      channel.state === undefined ? [] : `is ${channel.state}`,
      channel.answering === undefined ? [] : answered[channel.answering],
    ].flat();
    return `${read}From now on the ${said(channel.id)} line ${changes.join(', and ')}.`;
  }
  if (weapon !== undefined) {
    return `${read}From now on ${said(weapon.activity)}: ${weaponName(weapon.class)}${weaponMeans(weapon.class)}.`;
  }
  return read;
}

/** Who learns of it at once; of an incident its reports tell. */
export function whoLearns(scenario: CheckedScenario, { incident, channel, weapon }: Inject): string {
  const { sides, activities } = scenario;
  if (incident !== undefined) return 'those on its card, at their times';
  if (channel !== undefined) return 'whoever tries it';
  if (weapon !== undefined) {
    const against = activities[weapon.activity]?.against;
    // The model has it seen where the class is higher than before.
    return against === undefined || weapon.class === 0 ? 'nobody' : new Names(scenario).side(against);
  }
  return Object.values(sides)
    .map(({ name }) => name)
    .join(', ');
}

/** Until when something must not have happened, or what must hold, for an inject to come. */
export function comesWhen(scenario: CheckedScenario, when: NonNullable<Inject['when']>): string {
  const held = parseDuration(when.for);
  const onEnd = held === 0 ? '' : ` for ${length(held)} on end`;
  const line = when['no-contact-on'];
  if (line !== undefined) {
    return `By ${clock(scenario.start, held)} nobody has got through on the ${said(line)} line. After each talk there the ${length(held)} count anew.`;
  }
  const rung = when['rung-at-least'];
  if (rung !== undefined) {
    const name = scenario.ladder[rung]?.name;
    return `The ladder has stood at rung ${rung}${name === undefined ? '' : ` (${name})`} or higher${onEnd}.`;
  }
  const { calmRung, crisisRung } = choicesOf(scenario).parameters;
  return `It has not been calm${onEnd}: rung ${calmRung + 1} or higher, or something of rung ${crisisRung} or more unsettled.`;
}
