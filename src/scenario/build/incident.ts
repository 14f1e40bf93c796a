import type { IncidentTemplate, Parameters } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { commandOf, withRole } from '../format/offices.js';
import { parseDelay, parseDuration } from '../format/units.js';

export function incidentTemplate(
  scenario: CheckedScenario,
  parameters: Parameters,
  spec: CheckedScenario['incidents'][string],
): IncidentTemplate {
  return {
    says: spec.says,
    by: spec.by,
    against: spec.against,
    rung: spec.rung,
    damage: spec.damage,
    dualUse: spec['dual-use'],
    weapon: spec['weapon-class'],
    truths: Object.entries(spec.truth).map(([id, { weight, hostile, by = spec.by, 'ordered-by': orderedBy }]) => ({
      id,
      weight,
      kind: hostile ? 'hostile' : 'accident',
      by,
      ...(hostile ? { knownTo: commandOf(scenario.actors, by, orderedBy) } : {}),
    })),
    reports: spec.reports.map(({ to, after, says, hostile, accident, physical }) => ({
      to,
      after: parseDelay(after),
      says,
      likelihood: hostile === undefined || accident === undefined ? null : { hostile, accident },
      physical,
    })),
    window: parseDuration(spec['respond-within']),
    ...(spec.explained === undefined ? {} : { explained: spec.explained }),
    repeatsLeft: parameters.repeats,
    reviewed: withRole(scenario.actors, spec.against, 'national') !== undefined,
    parameters,
  };
}
