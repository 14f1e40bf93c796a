import { expect, test } from 'vitest';
import { problemsOf, small } from '../small.js';

test.each([
  ['quiet-evidence: 0.8', 'set quiet-weight'],
  ['quiet-evidence-period: 6h', 'set repeat-after'],
])('a file or an arm with %s is told what replaced it', (field, says) => {
  const inFile = problemsOf(small('parameters:\n', `parameters:\n  ${field}\n`));
  expect(inFile).toMatchObject([{ code: 'unknown-key', hint: expect.stringContaining(says) as string }]);
  const [name = '', value = ''] = field.split(': ');
  const inArm = problemsOf(small('  closed: {', `  old: { set: { parameters.${name}: ${value} } }\n  closed: {`));
  expect(inArm).toMatchObject([{ code: 'unknown-key', hint: expect.stringContaining(says) as string }]);
});
