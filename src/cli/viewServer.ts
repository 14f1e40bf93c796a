import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reason } from './fileError.js';

/** What a path of the server shows, or null if there is nothing there. Called for each request. */
export type PageAt = (path: string, query: URLSearchParams) => Promise<string | null>;

/** A server of pages on this machine. */
export interface PageServer {
  readonly url: string;
  readonly close: () => void;
}

/**
 * Serves pages on the loopback address only. A request must name this address as its host, and must not come from a page of another
 * site: so no web page that is open in the same browser can read a run.
 */
export async function servePages(pageAt: PageAt, port: number): Promise<PageServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, text: string) => {
      response.writeHead(status, {
        'content-type': status === 200 ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (!isOwn(request, portOf(server))) return answer(403, 'This page is for this machine only.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'There is nothing to change here.\n');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    pageAt(pathname, searchParams).then(
      (page) => (page === null ? answer(404, 'There is nothing at this address.\n') : answer(200, page)),
      (error: unknown) => answer(500, `${reason(error)}\n`),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}/`, close: () => server.close() };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function isOwn({ headers }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const isHost = hosts.includes(headers.host ?? '');
  const { origin } = headers;
  const isFromHere = origin === undefined || hosts.some((host) => origin === `http://${host}`);
  const isSameSite = [undefined, 'same-origin', 'none'].includes(headers['sec-fetch-site']);
  return isHost && isFromHere && isSameSite;
}
