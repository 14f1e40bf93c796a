import { readFileSync } from 'node:fs';
import { applyArm, buildScenario, checkScenario } from '../../dist/scenario/index.js';
import { prepare } from '../interpreters.mjs';

const FILE = 'polish-border-strike.yaml';

/** The shipped scenario, checked. */
export function shippedScenario() {
  const { scenario, problems } = checkScenario(
    readFileSync(new URL(`../../scenarios/${FILE}`, import.meta.url), 'utf8'),
    FILE,
  );
  if (scenario === null) throw new Error(JSON.stringify(problems, null, 2));
  return scenario;
}

const ARMS = ['open', 'unanswered', 'closed'];

/** Runs the scenario under an interpreter in each of its arms. Returns the number of events and the hashes. */
export function underEngine(interpreter) {
  const scenario = shippedScenario();
  const arms = ARMS.map((arm) => {
    const { system, observer, horizon } = buildScenario(applyArm(scenario, arm));
    return prepare(interpreter, system, { horizon, observer });
  });
  return (seed) => {
    let events = 0;
    const hashes = [];
    for (const run of arms) {
      const done = run(seed);
      events += done.events;
      hashes.push(done.hash());
    }
    return { events, result: hashes.join(' ') };
  };
}
