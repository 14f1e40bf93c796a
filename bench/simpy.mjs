import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const STYLES = { simpyProcess: 'process', simpyTimeout: 'timeout', simpyCallback: 'callback' };
const SCRIPTS = { ladder: ['ladder.py'], hold100: ['hold.py', '100'], hold1000: ['hold.py', '1000'] };

/** A Python that has SimPy; Debian's own is tried first. Null if there is none. */
export function findSimPy() {
  for (const python of ['/usr/bin/python3', 'python3']) {
    try {
      execFileSync(python, ['-c', 'import simpy'], { stdio: 'ignore' });
      return python;
    } catch {
      // Not this one: try the next.
    }
  }
  return null;
}

export function versionOf(python) {
  const print = 'import platform, simpy; print("SimPy", simpy.__version__, "on Python", platform.python_version())';
  return execFileSync(python, ['-c', print], { encoding: 'utf8' }).trim();
}

/** The commands that run this model under SimPy for this many CPU seconds, one for each style of writing it. */
export function simpyVariants(python, model, seconds) {
  const script = SCRIPTS[model];
  if (python === null || script === undefined) return {};
  const [file, ...entities] = script;
  const path = fileURLToPath(new URL(`simpy/${file}`, import.meta.url));
  return Object.fromEntries(
    Object.entries(STYLES).map(([name, style]) => [name, [python, '-B', path, style, String(seconds), ...entities]]),
  );
}
