import { answered } from './answered.js';
import { believed } from './believed.js';
import { brier } from './brier.js';
import { calmAtEnd } from './calmAtEnd.js';
import { caseClosed } from './caseClosed.js';
import { contacts } from './contacts.js';
import { first } from './first.js';
import { holds } from './holds.js';
import { level } from './level.js';
import { peak } from './peak.js';
import { reached } from './reached.js';
import { score } from './score.js';

/** What an outcome can measure, in the order of the format. To add a measure, write a file for it and add it here. */
export const MEASURE_KINDS = [
  reached,
  answered,
  believed,
  caseClosed,
  first,
  calmAtEnd,
  peak,
  contacts,
  level,
  holds,
  score,
  brier,
] as const;
