import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = '127.0.0.1';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** Addresses of this machine in its networks, IPv4 first. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
    .toSorted((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address);
}

/** The names under which a server that listens at this address may be asked for. Others are refused, so that no foreign page can. */
export function allowedHosts(host: string): ReadonlySet<string> {
  const names = ['localhost', LOOPBACK, '::1', host];
  if (!isLoopback(host)) names.push(...ownAddresses(), hostname(), `${hostname()}.local`);
  return new Set(names.map((name) => name.toLowerCase()));
}

/** The host of a `Host` header or an origin, without its port; null if it is not one. */
export function hostIn(header: string | undefined): string | null {
  if (header === undefined) return null;
  try {
    const { hostname: name } = new URL(header.includes('://') ? header : `http://${header}`);
    return name.replace(/^\[|\]$/g, '').toLowerCase();
  } catch {
    return null;
  }
}

/** The host that stands in links: one that other machines can reach. */
export function linkHost(host: string): string {
  const named = host === '0.0.0.0' || host === '::' ? (ownAddresses()[0] ?? LOOPBACK) : host;
  return named.includes(':') ? `[${named}]` : named;
}
