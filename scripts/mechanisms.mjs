// Prints, for every mechanism of the source documents, where it is in the model, in which scenario it acts, the test that shows it
// and the effect that this test measures; fails where one does not act. The tests of test/mechanisms do the work and are the only
// definition: this runs them and reads what they leave. --json prints [{id, scenario, test, effect, acting}] and more.
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FILE = 'test/mechanisms/mechanisms.test.ts';
const ALL = Array.from({ length: 60 }, (_, i) => `S-${String(i + 1).padStart(2, '0')}`);

const vitest = await startVitest('test', [FILE], { watch: false, reporters: [{}] });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const left = new Map(
  tests.flatMap((test) => {
    const { mechanism } = test.meta();
    return mechanism === undefined
      ? []
      : [[mechanism.id, { ...mechanism, test: `${FILE} > ${test.fullName}`, ok: test.ok() }]];
  }),
);
const failed = tests.filter((test) => !test.ok());
const rows = ALL.map((id) => {
  const {
    name = '',
    where = '',
    scenario = '',
    test = '',
    effect = 'no test',
    acting = false,
    ok = false,
  } = left.get(id) ?? {};
  return { id, name, where, scenario, test, effect, acting: acting && ok };
});
const still = rows.filter(({ acting }) => !acting);

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(rows, null, 2));
} else {
  for (const { id, name, where, scenario, test, effect, acting } of rows) {
    console.log(`${id}  ${name}${acting ? '' : '  — DOES NOT ACT'}`);
    for (const line of [
      `model     ${where}`,
      `scenario  ${scenario}`,
      `test      ${test}`,
      ...effect.split(' · ').map((each) => `effect    ${each}`),
    ]) {
      console.log(`      ${line}`);
    }
  }
  console.log(`${rows.length - still.length} of ${rows.length} act.`);
  for (const test of failed) console.log(`failed: ${test.fullName}`);
}
await vitest.close();
process.exitCode = still.length === 0 && failed.length === 0 ? 0 : 1;
