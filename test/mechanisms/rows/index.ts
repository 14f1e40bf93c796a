import type { Row } from '../row.js';
import { ACTORS } from './actors.js';
import { AUTHORITY } from './authority.js';
import { CHANNELS } from './channels.js';
import { INCIDENTS } from './incidents.js';
import { PRESSURES } from './pressures.js';
import { REFUSALS } from './refusals.js';

/** All mechanisms, S-01 to S-60. */
export const ROWS: readonly Row[] = [...CHANNELS, ...ACTORS, ...AUTHORITY, ...INCIDENTS, ...REFUSALS, ...PRESSURES];
