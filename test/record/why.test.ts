import { describe, expect, test } from 'vitest';
import { causesOf, openRun, whyDocument, whyDot, whyMermaid, whyText } from '../../src/record/index.js';
import { tippingOf } from '../../src/record/why/tip.js';
import { logWeights, menu } from '../../src/model/index.js';
import { choicesOf } from '../../src/scenario/index.js';
import type { Draw } from '../../src/engine/index.js';
import type { EntryLine } from '../../src/record/format.js';
import { SMALL, chunks, recorded } from './recording.js';

/** The first run of the arm closed that rises to rung 5. */
const FILE = Array.from({ length: 100 }, (_, i) => recorded(SMALL, { arm: 'closed', seed: `1/${i + 1}` })).find(
  (file) => file.includes('"peakRung":5'),
) as string;
const opened = () => openRun(chunks(FILE), 'x');
const read = async () => (await opened()).entries();

async function why(target: number | 'peak') {
  const { scenario } = await opened();
  const graph = await causesOf(read, target);
  if (graph === null) throw new Error('nothing to explain');
  return { scenario, document: whyDocument(scenario, graph) };
}

describe('why', () => {
  test('leads from the peak back to a root, each link caused by the next', async () => {
    const { document } = await why('peak');
    const links = new Map(document.links.map((link) => [link.seq, link]));
    let link = links.get(document.target);
    expect(link?.says.join(' ')).toContain('rung 5');
    let steps = 0;
    while (link !== undefined && link.cause !== null) {
      expect(link.cause).toBeLessThan(link.seq);
      link = links.get(link.cause);
      steps += 1;
    }
    expect(link?.cause).toBe(null);
    expect(steps).toBeGreaterThan(3);
  });

  test('gives what the office believed and why, its chances, what decided and what would have tipped it', async () => {
    const { document } = await why('peak');
    const text = whyText(document, false);
    expect(text).toMatch(/prior 30 % · .*impact report \+\d+ \(#\d+\)/);
    expect(text).toMatch(/→ limited retaliation/);
    expect(text).toMatch(/favoured limited retaliation by \d\.\d\d over/);
    expect(text).toMatch(/What would have tipped it: a belief (under|over) \d+ %/);
  });

  test('says that a choice was decided at the table in place of luck, and leads to the message that did', async () => {
    const isChoice = ({ purpose }: Draw) => purpose === 'chooses';
    const chooses = (file: string) =>
      file
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as EntryLine)
        .find(({ kind, draws }) => kind === 'entry' && draws.some(isChoice));
    const before = chooses(FILE);
    const draw = before?.draws.find(isChoice);
    if (before === undefined || draw?.kind !== 'pick') throw new Error('nothing was chosen');
    const outcome = Object.keys(draw.weights).find((option) => option !== draw.result) ?? '';
    const { purpose, occurrence } = draw;
    const reason = 'as in the exercise of May';
    const event = { type: 'overrule', entity: before.to, purpose, occurrence, outcome, reason };
    const inputs = [{ origin: 'facilitator', after: 0, at: 0, to: 'director', event }];
    const file = recorded(SMALL, { arm: 'closed', seed: (await opened()).header.seed, inputs });
    const run = await openRun(chunks(file), 'x');
    const causes = await causesOf(async () => (await openRun(chunks(file), 'x')).entries(), chooses(file)?.seq ?? 0);
    if (causes === null) throw new Error('nothing to explain');
    const text = whyText(whyDocument(run.scenario, causes), true);
    expect(text).toMatch(new RegExp(`→ ${outcome.replaceAll('-', ' ')}`));
    expect(text).toMatch(/Decided at the table in place of luck \(#\d+\): what does .* choose\?/);
    expect(text).toContain(reason);
    expect(text).not.toContain('favoured');
  });

  test('grounds add up to the belief', async () => {
    const { document } = await why('peak');
    const weighed = document.links.filter(
      ({ grounds, says }) => grounds.length > 0 && says.join().includes('limited retaliation'),
    );
    expect(weighed.length).toBeGreaterThan(0);
    for (const { grounds, says } of weighed) {
      const held = /hostile\? (\d+) %/.exec(says.join(' '))?.[1];
      if (held === undefined) continue;
      const sum = grounds.reduce((total, { points }) => total + points, 0);
      expect(Math.abs(sum * 100 - Number(held))).toBeLessThanOrEqual(0.51);
    }
  });

  test('what would have tipped it does, and nothing nearer does', async () => {
    const { scenario } = await opened();
    const { options, ladder, parameters } = choicesOf(scenario);
    let looked = 0;
    for await (const { entry } of await read()) {
      const tipping = tippingOf(scenario, entry);
      const fact = entry.facts.find((each) => each.fact === 'decision');
      const draw = entry.draws.find((each) => each.kind === 'pick' && each.purpose === 'chooses');
      if (tipping === null || fact === undefined || draw?.kind !== 'pick') continue;
      looked += 1;
      const open = menu(options, ladder, Number(fact['rung'])).filter(({ id }) => id in draw.weights);
      const winnerAt = (belief: number) => {
        const { losing, threatened, denial } = entry.event as unknown as {
          losing: number;
          threatened: boolean;
          denial: boolean;
        };
        const situation = {
          belief,
          rung: Number(fact['rung']),
          stress: Number(fact['stress']),
          losing,
          threatened,
          denial,
          standingLost: Number(entry.event['exposed']),
          weapon: Number(fact['weapon']),
          local: fact['kind'] === 'local',
        };
        const weights = logWeights(open, situation, ladder, parameters);
        return Object.entries(weights).toSorted(
          ([a, x], [b, y]) => y + (draw.luck[b] ?? 0) - x - (draw.luck[a] ?? 0),
        )[0]?.[0];
      };
      const held = Number(fact['belief']);
      expect(winnerAt(held)).toBe(draw.result);
      if (tipping.belief === null) continue;
      const { at, to } = tipping.belief;
      expect(winnerAt(at)).toBe(to);
      expect(winnerAt(held + 0.9 * (at - held) - Math.sign(at - held) * 0.001)).toBe(draw.result);
    }
    expect(looked).toBeGreaterThan(2);
  });

  test('draws pictures with every link', async () => {
    const { document } = await why('peak');
    const edges = document.links.reduce(
      (sum, { cause, because }) => sum + (cause === null ? 0 : 1) + because.length,
      0,
    );
    expect(whyDot(document, true).match(/->/g)).toHaveLength(edges);
    expect(whyMermaid(document, true).match(/--> |-\.-> /g)).toHaveLength(edges);
  });

  test('draws only what is told unless asked for all, and no more than 40 boxes', async () => {
    const { document } = await why('peak');
    const boxes = (picture: string) => [...picture.matchAll(/^ {2}n(\d+) ?\[/gm)].map(([, seq]) => Number(seq));
    const told = new Set(document.links.filter(({ telling }) => telling).map(({ seq }) => seq));
    const drawn = boxes(whyDot(document));
    expect(drawn[0]).toBe(document.target);
    expect(drawn.length).toBeGreaterThan(3);
    expect(drawn.every((seq) => seq === document.target || told.has(seq))).toBe(true);
    expect(boxes(whyDot(document, true))).toHaveLength(document.links.length);
    const links = Array.from({ length: 100 }, (_, i) => ({
      ...document.links[0],
      seq: i,
      cause: i + 1,
      because: [],
      telling: true,
    }));
    expect(boxes(whyDot({ target: 0, links } as typeof document))).toHaveLength(40);
  });

  test('the tree holds more than the chain, and each entry once', async () => {
    const { document } = await why('peak');
    const [chain, tree] = [whyText(document, false), whyText(document, true)];
    expect(tree.split('\n').length).toBeGreaterThan(chain.split('\n').length);
    const told = tree.split('\n').flatMap((line) => /^ *(?:└ (?:because )?)?#(\d+) day/.exec(line)?.[1] ?? []);
    expect(new Set(told).size).toBe(told.length);
  });

  test('has nothing to say of an entry that is not there, or of a peak that never came', async () => {
    expect(await causesOf(read, 999_999)).toBe(null);
    const quiet = recorded(SMALL.replace('at: 2h, incident', 'at: 47h59m, incident').replace('rung: 4 ', 'rung: 0 '));
    expect(await causesOf(async () => (await openRun(chunks(quiet), 'x')).entries(), 'peak')).toBe(null);
  });
});
