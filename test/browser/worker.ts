import { answerWith } from './answering.js';
import { hashesOf } from './hashes.js';

/** The engine, the model and a scenario in a web worker: it answers with the hashes of the runs that it is asked for. */
answerWith(hashesOf);
