// Records a run of every arm of the default scenario into test/golden/runs, where the tests verify them. Only for an intended change
// of behaviour: run `npm run build && node scripts/recordGoldens.mjs`, look at what changed, and say why in the commit.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { checkScenario, recordRun } from 'brinkline';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const FOLDER = 'test/golden/runs';
mkdirSync(FOLDER, { recursive: true });
const kept = new Set();
const name = 'polish-border-strike.yaml';
const text = readFileSync(`scenarios/${name}`, 'utf8');
const { scenario } = checkScenario(text, name);
if (scenario === null) throw new Error(`${name} is not valid`);
for (const arm of Object.keys(scenario.arms)) {
  const lines = [];
  recordRun(scenario, { text, id: scenario.id, arm, seed: 'golden', inputs: [] }, (line) => lines.push(line));
  const file = `${scenario.id}.${arm}.run.jsonl.gz`;
  kept.add(file);
  const content = lines.join('');
  const path = `${FOLDER}/${file}`;
  if (existsSync(path) && gunzipSync(readFileSync(path)).toString() === content) continue;
  writeFileSync(path, gzipSync(content, { level: 9 }));
  console.log(`${path} has a new recording`);
}
for (const file of readdirSync(FOLDER)) if (!kept.has(file)) rmSync(`${FOLDER}/${file}`);
