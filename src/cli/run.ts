import { Command } from 'commander';
import type { Entry } from '../engine/index.js';
import { ENGINE_VERSION } from '../engine/index.js';
import { NOTICE } from '../model/index.js';
import { summary, timeline } from '../record/index.js';
import { runScenario } from '../scenario/index.js';
import { seed } from './options.js';
import { loadScenario, requireArm } from './scenarioFile.js';

interface RunFlags {
  readonly arm?: string;
  readonly seed: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** `brinkline run FILE` */
export function runCommand(): Command {
  return new Command('run')
    .description('Run a scenario once and tell what happened.')
    .argument('<file>', 'scenario file')
    .option('--arm <arm>', 'an arm of the scenario; the file as written unless told')
    .option('--seed <seed>', 'the luck of the run: the same seed gives the same run', seed, '1')
    .option('--json', 'print one JSON document: { run, events, outcome }')
    .option('--quiet', 'only how it ended')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7\n  brinkline run scenarios/polish-border-strike.yaml --arm open --json',
    )
    .action(async (file: string, flags: RunFlags) => {
      const scenario = await loadScenario(file);
      const arm = flags.arm === undefined ? null : requireArm(scenario, flags.arm);
      const entries: Entry[] = [];
      const keep = flags.json === true || flags.quiet === true ? {} : { trace: (entry: Entry) => entries.push(entry) };
      const result = runScenario(scenario, { arm, seed: flags.seed, ...keep });
      if (flags.json === true) {
        const { hash, events, endedBy, endedAt, outcome } = result;
        const { milestones: _milestones, peakRung, finalRung, ...rest } = outcome;
        const run = { scenario: scenario.id, arm, seed: flags.seed, engine: ENGINE_VERSION, hash };
        const document = { run, events, outcome: { peakRung, finalRung, endedBy, endedAt, ...rest }, notice: NOTICE };
        process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
        return;
      }
      const heading = [
        `${scenario.title} · ${arm === null ? 'as written' : `arm ${arm}`} · seed ${flags.seed}`,
        NOTICE,
      ];
      const story = flags.quiet === true ? [] : ['', timeline(scenario, entries)];
      process.stdout.write([...heading, ...story, '', summary(scenario, result), ''].join('\n'));
    });
}
