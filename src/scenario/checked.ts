import type { FullScenario } from './format/schema.js';

declare const checked: unique symbol;

/** A scenario without errors: the only one that may be built. Only `checkScenario` and `applyArm` make it. */
export type CheckedScenario = FullScenario & { readonly [checked]: true };
