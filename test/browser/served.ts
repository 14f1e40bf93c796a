import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves some files on this machine until `close`, under a content policy that lets no text become code. */
export async function serve(files: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const file = files[path];
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html',
      'content-security-policy': "default-src 'none'; script-src 'self'; worker-src 'self'",
    });
    response.end(file);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
