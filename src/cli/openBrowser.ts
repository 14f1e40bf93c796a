import { spawn } from 'node:child_process';

/** Opens an address in the browser of the desktop, if there is one. Nothing follows from a failure: the address is printed anyway. */
export function openBrowser(url: string): void {
  const [program, ...args] = opener(url);
  if (program === undefined) return;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

function opener(url: string): string[] {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['explorer.exe', url];
  const hasDesktop = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  return hasDesktop ? ['xdg-open', url] : [];
}
