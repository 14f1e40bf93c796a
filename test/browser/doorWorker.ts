import { answerWith } from './answering.js';
import { throughTheDoor } from './door.js';

/** The library in a web worker, entered by the door `brinkline`. */
answerWith(throughTheDoor);
