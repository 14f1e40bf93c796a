import type { FullScenario } from './schema.js';

type Rung = FullScenario['ladder'][number];

/** The 44 rungs of Kahn, On Escalation, 1965, in his seven units. His six thresholds lie between the units. */
const UNITS: readonly (readonly [unit: string, rungs: readonly string[]])[] = [
  [
    'subcrisis maneuvering',
    ['ostensible crisis', 'political, economic and diplomatic gestures', 'solemn and formal declarations'],
  ],
  [
    'traditional crises',
    [
      'hardening of positions',
      'show of force',
      'significant mobilization',
      '“legal” harassment',
      'harassing acts of violence',
      'dramatic military confrontations',
    ],
  ],
  [
    'intense crises',
    [
      'provocative breaking of relations',
      'super-ready status',
      'large conventional war',
      'large compound escalation',
      'declaration of limited conventional war',
      'barely nuclear war',
      'nuclear ultimatums',
      'limited evacuation',
      'spectacular show of force',
      '“justifiable” counterforce attack',
      '“peaceful” worldwide embargo',
    ],
  ],
  [
    'bizarre crises',
    [
      'local nuclear war, exemplary',
      'declaration of limited nuclear war',
      'local nuclear war, military',
      'unusual, provocative countermeasures',
      'evacuation',
    ],
  ],
  [
    'exemplary central attacks',
    [
      'demonstration attack on zone of interior',
      'exemplary attack on military',
      'exemplary attack on property',
      'exemplary attack on population',
      'complete evacuation',
      'reciprocal reprisals',
    ],
  ],
  [
    'military central wars',
    [
      'formal declaration of general war',
      'slow-motion counter-property war',
      'slow-motion counterforce war',
      'constrained force-reduction salvo',
      'constrained disarming attack',
      'counterforce-with-avoidance',
      'unmodified counterforce attack',
    ],
  ],
  [
    'civilian central wars',
    [
      'slow-motion countercity war',
      'countervalue salvo',
      'augmented disarming attack',
      'civilian devastation attack',
      'some other kinds of controlled general war',
      'spasm or insensate war',
    ],
  ],
];

/** How long it must stay quiet before a step down, by unit. From the nuclear units there is no way down. Kahn gives no times. */
const QUIET = ['6h', '3h', '12h'];

/** Thresholds, our choice: calm up to solemn declarations, a crisis from the first violence, the brink from super-ready status. */
const MARKS: Readonly<Record<number, Rung['mark']>> = { 3: 'calm', 8: 'crisis', 11: 'brink' };

/** Rung 0, where there is no crisis, and Kahn’s 44. His thresholds are the firebreaks. */
export const KAHN: readonly Rung[] = [
  { name: 'no crisis', when: '', quiet: '6h', firebreak: false },
  ...UNITS.flatMap(([unit, rungs], number) =>
    rungs.map((name, index) => ({
      name,
      when: unit,
      quiet: QUIET[number] ?? 'never',
      firebreak: index === rungs.length - 1 && number < UNITS.length - 1,
    })),
  ),
].map((rung, number) => (MARKS[number] === undefined ? rung : { ...rung, mark: MARKS[number] }));

type Reach = Pick<FullScenario['actions'][string], 'rung' | 'rung-again' | 'from-rung'>;

/** The rungs of the standard actions on this ladder. */
export const KAHN_ACTIONS: Readonly<Record<string, Reach>> = {
  posture: { rung: 6, 'rung-again': null, 'from-rung': 0 },
  coerce: { rung: 5, 'rung-again': null, 'from-rung': 0 },
  'limited-retaliation': { rung: 9, 'rung-again': null, 'from-rung': 0 },
  signal: { rung: 11, 'rung-again': null, 'from-rung': 9 },
  'major-strike': { rung: 12, 'rung-again': null, 'from-rung': 9 },
  'nuclear-use': { rung: 21, 'rung-again': null, 'from-rung': 12 },
};
