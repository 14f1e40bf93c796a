import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { ENGINE_VERSION } from '../../engine/index.js';
import { allowedHosts, hostIn } from './hosts.js';
import { RoomProblem, systemReason } from './problem.js';

/** The pages of the room, by the path at which they stand. */
const PAGES = ['seat', 'console', 'projector'] as const;
export type PageName = (typeof PAGES)[number];

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const HEADERS = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
};
const DOOR = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Brinkline</title><h1>Brinkline</h1>
<p>A crisis is being played here. Use the link or the code that the facilitator gave you.</p></html>`;

/** A file that the facilitator can download. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  /** the text of a page as it was built */
  readonly page: (name: PageName) => string;
  /** what the facilitator may download; null: there is no such file, or the token is not the facilitator’s */
  readonly download: (name: string, token: string) => Download | null;
}

/** Starts to listen. Rejects with a `RoomProblem` if it cannot. Requests for other hosts get nothing: a foreign page may have sent them. */
export async function listen({ host, port, page, download }: HttpOptions): Promise<Server> {
  const hosts = allowedHosts(host);
  const app = new Hono();
  app.use(async (context, next) => {
    if (!hosts.has(hostIn(context.req.header('host')) ?? ''))
      return context.text('This is not the host of the room.', 421);
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
    if (!context.res.headers.has('content-security-policy'))
      context.res.headers.set('content-security-policy', NOTHING);
    return undefined;
  });
  app.get('/healthz', (context) => context.json({ ok: true, engine: ENGINE_VERSION }));
  app.get('/', (context) => context.html(DOOR));
  for (const name of PAGES) {
    app.get(`/${name}`, (context) => {
      const text = page(name);
      context.header('content-security-policy', `${policyOf(text)}; frame-ancestors 'none'`);
      return context.html(text);
    });
  }
  // The token comes in the body, never in the address, which is logged and remembered.
  app.post('/files/:name', async (context) => {
    const length = Number(context.req.header('content-length') ?? '0');
    const token = length > 1000 ? '' : await context.req.text();
    const file = download(context.req.param('name'), token);
    if (file === null) return context.text('There is no such file for you.', 404);
    context.header('content-disposition', `attachment; filename="${file.name}"`);
    return context.body(file.text, 200, { 'content-type': file.type });
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server)) as Server;
    server.on('error', (error) =>
      reject(
        new RoomProblem(
          'usage',
          `Cannot listen at ${host}:${port}: ${systemReason(error)}. Choose another --port or --host.`,
        ),
      ),
    );
  });
}

/** The content policy that a page states itself, for the header, which also covers what comes before it. */
function policyOf(text: string): string {
  const [, policy = NOTHING] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/i.exec(text) ?? [];
  return policy;
}
