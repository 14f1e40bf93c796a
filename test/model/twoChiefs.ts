import type { EntitySpec, FirstMessage } from '../../src/engine/index.js';
import type { ChannelInput, Content, Parameters } from '../../src/model/index.js';
import { logistic, logit } from '../../src/model/index.js';
import type { Played, PlayOptions } from './world.js';
import { line, office, parameters } from './parts.js';
import { caseOf, onLine, play, tell } from './world.js';

/** Two chiefs and a line: red has struck blue, and blue's chief may call. */

export const about = caseOf();
export const LEARNS = tell(0, 'blue.chief', { type: 'learn', about });
/** Red knows that it was an accident, or that it was not. */
export const KNOWS = tell(0, 'red.chief', { type: 'truth', about, truth: 'fault', kind: 'accident', by: 'red' });
export const KNOWS_BETTER = tell(0, 'red.chief', {
  type: 'truth',
  about,
  truth: 'deliberate',
  kind: 'hostile',
  by: 'red',
});

export function call(seconds: number, channel = 'line', content: Content = 'negotiate'): FirstMessage {
  return onLine(seconds, { type: 'request', from: 'blue.chief', case: about.id, content }, channel);
}

/** Physical evidence that reaches the blue chief. */
export function debris(seconds: number, hostile: number, accident: number): FirstMessage {
  const seen = { about, says: 'debris', seen: true, hostile, accident, physical: true } as const;
  return tell(seconds, 'blue.chief', { type: 'report', ...seen });
}

interface Setup extends PlayOptions {
  readonly channel?: Partial<ChannelInput>;
  readonly over?: Partial<Parameters>;
  readonly more?: Readonly<Record<string, EntitySpec>>;
}

/** So long does a side take to find out what its own act was that silence in a call says nothing. */
export const SILENCE_SAYS_NOTHING = { truthTakes: 1e20 };

/** The blue chief has a case from the start; the line connects whenever it is asked for. */
export function contact(script: readonly FirstMessage[], { channel, over, more, ...rest }: Setup = {}): Played {
  // Tests of what a line does bring in the quiet themselves.
  const numbers = { parameters: parameters({ ...SILENCE_SAYS_NOTHING, quietWeight: 0, ...over }) };
  const entities = {
    'blue.chief': office('blue.chief', numbers),
    'red.chief': office('red.chief', numbers),
    'channel.line': line({ ...numbers, ...channel }),
    ...more,
  };
  return play(entities, [LEARNS, ...script], rest);
}

/** .3 after so many hours of drift. */
export function drifted(hours: number): number {
  const target = logit(0.8);
  return logistic(target + (logit(0.3) - target) * Math.exp(-0.1 * hours));
}
