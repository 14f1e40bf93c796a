import { describe, expect, test } from 'vitest';
import { load, openedFrom, trueStory } from '../../../src/ui/work/session.js';
import { whyOf } from '../../../src/ui/work/why.js';
import { recordedRun } from '../recorded.js';

const WORDS = /In truth|\(Truth|learns? what .* was|takes it for an act of|inadvertent|accidental/;

describe('a story without the truth', () => {
  test.each(['1', '2', '3', '4', '5'])('of seed %s tells at no level what an act really was', async (seed) => {
    const { loaded, run } = await load(
      recordedRun('scenarios/polish-border-strike.yaml', { arm: 'closed', seed }),
      () => {},
    );
    const { story } = openedFrom(loaded, run);
    const texts = [...story.headlines, ...story.story, ...story.all].map(({ text }) => text);
    expect(texts.filter((text) => WORDS.test(text))).toEqual([]);
    const { peak } = openedFrom(loaded, run).picture.curve;
    const why = await whyOf(loaded, peak.seq ?? 0, false);
    expect(JSON.stringify(why)).not.toMatch(WORDS);
    const told = trueStory(loaded).story.map(({ text }) => text);
    expect(told.some((text) => WORDS.test(text))).toBe(true);
  });
});
