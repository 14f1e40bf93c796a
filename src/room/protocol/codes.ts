/** Why the server refuses a message, each with its meaning. A refused message changes nothing. */
export const REFUSALS = {
  malformed: 'The message is not JSON, or does not have the form of any message.',
  'no-token': 'The first message must be `hello` with the token of a link.',
  'wrong-token': 'The token belongs to no link of this evening, or was revoked.',
  'already-in': 'A connection says hello once.',
  elsewhere: 'This link was opened again on this device. Go on there, or reload this page.',
  'too-large': 'The message is longer than 16 KiB.',
  'too-many': 'The connection sends too many messages. It is slowed down, and closed if it goes on.',
  'not-yours': 'The message is for another kind of link, or for an office of another seat.',
  replayed: 'A message with this number was accepted before. It counts once.',
  'out-of-order': 'A message with a higher number was accepted before this one.',
  'not-now': 'The evening is at another stage, or is stopped.',
  'no-such': 'The message names an office, a line, a case, an option or something else that is not there.',
  'not-open': 'What it answers is not asked, or not any more.',
  impossible: 'The crisis does not allow it. The attempt is kept in the record.',
  'not-kept': 'The evening cannot be written to disk, so nothing is accepted until it can.',
  'no-consent': 'In a study, nobody takes part without having agreed.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Something that a person may not do, or not now. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    message: string = REFUSALS[code],
  ) {
    super(message);
  }
}
