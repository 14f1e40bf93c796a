// Prints, for every mechanism of the source documents: its place in the model, the scenario in which it acts, the test that shows
// it, and the effect that the test measures. Fails unless every mechanism acts. The tests in test/mechanisms are the only definition:
// this script runs them and reads what they leave in their metadata. --json prints [{id, scenario, test, effect, acting, status, …}].
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FILE = 'test/mechanisms/mechanisms.test.ts';
const ALL = Array.from({ length: 60 }, (_, i) => `S-${String(i + 1).padStart(2, '0')}`);

/** Whether a mechanism acts. A test that was cut off, or failed before it had measured anything, says nothing about that. */
function statusOf(test, { acting, measured }) {
  const { state, errors = [] } = test.result();
  if (state === 'passed' && acting) return 'acts';
  if (state === 'pending' || errors.some(({ message }) => /timed out/i.test(message))) return 'timed out';
  return measured ? 'does not act' : 'failed';
}

const vitest = await startVitest('test', [FILE], { watch: false, reporters: [{}] });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const found = new Map(
  tests.flatMap((test) => {
    const { mechanism } = test.meta();
    if (mechanism === undefined) return [];
    const { id, name, where, scenario, effect } = mechanism;
    const status = statusOf(test, mechanism);
    const row = { id, name, where, scenario, test: `${FILE} > ${test.fullName}`, effect };
    return [[id, { ...row, acting: status === 'acts', status }]];
  }),
);
const rows = ALL.map((id) => {
  const none = { id, name: '', where: '', scenario: '', test: '', effect: 'not measured', acting: false };
  return found.get(id) ?? { ...none, status: 'no result' };
});
const failed = tests.filter((test) => !test.ok());

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(rows, null, 2));
} else {
  for (const { id, name, where, scenario, test, effect, status } of rows) {
    console.log(`${id}  ${name}${status === 'acts' ? '' : `  — ${status.toUpperCase()}`}`);
    for (const line of [
      `model     ${where}`,
      `scenario  ${scenario}`,
      `test      ${test}`,
      ...effect.split(' · ').map((each) => `effect    ${each}`),
    ]) {
      console.log(`      ${line}`);
    }
  }
  console.log(`${rows.filter(({ acting }) => acting).length} of ${rows.length} act.`);
  for (const test of failed) console.log(`failed: ${test.fullName}`);
}
await vitest.close();
process.exitCode = rows.every(({ acting }) => acting) && failed.length === 0 ? 0 : 1;
