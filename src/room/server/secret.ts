import { createHash, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoomProblem } from './problem.js';

/** Who a link is for: a seat with the number of its link, the facilitator, or the projector. */
export type Holder =
  | { readonly kind: 'seat'; readonly seat: string; readonly generation: number }
  | { readonly kind: 'cell' }
  | { readonly kind: 'projector' };

/** The secret of an evening, from which the tokens of its links are derived. */
export class Secret {
  private constructor(private readonly key: string) {}

  /** Reads the secret of a folder, or makes one that only this user can read. */
  static in(folder: string): Secret {
    const file = join(folder, 'secret');
    if (!existsSync(file))
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
    const key = readFileSync(file, 'utf8').trim();
    if (key.length < 43) throw new RoomProblem('file', `${file} is damaged. Remove it: all links will change.`);
    return new Secret(key);
  }

  /** 43 characters that cannot be guessed, the same every time. */
  token(holder: Holder): string {
    const name = holder.kind === 'seat' ? `seat ${holder.seat} ${holder.generation}` : holder.kind;
    return createHmac('sha256', this.key).update(name).digest('base64url');
  }
}

/** A digest of a device’s random name, which is kept in its place. */
export function deviceDigest(device: string): string {
  return createHash('sha256').update(device).digest('base64url').slice(0, 22);
}

/** Looks up tokens. How long it takes does not depend on how much of a token is right. */
export class Tokens {
  private readonly byDigest = new Map<string, Holder>();

  constructor(holders: readonly Holder[], secret: Secret) {
    for (const holder of holders) this.byDigest.set(digest(secret.token(holder)), holder);
  }

  holderOf(token: string): Holder | null {
    return this.byDigest.get(digest(token)) ?? null;
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
