import type { Part } from '../../src/brief/index.js';
import { briefOf } from '../../src/brief/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { stringify } from 'yaml';

/** What means something to HTML, CSS, Markdown or a shell, and must come out as it went in. */
export const HOSTILE = [
  '</title></style><script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  `"quoted" & 'quoted' &lt;b&gt; &amp; &#60;`,
  '| a | b |',
  '# no heading',
  '1. no list',
  '- no list',
  '> no quotation',
  '*no* _stress_ ~~none~~ `none`',
  '[no link](javascript:alert) ![no](image)',
  String.raw`\*back\\slashes\</script>`,
  '--- ===',
  '<!-- no comment -->',
  '*/ } @import url(http://example.org); /*',
];

/** A part with every kind of block, all of whose texts are one text. */
function partSaying(text: string): Part {
  return {
    kind: 'debrief',
    id: 'debrief',
    side: null,
    seat: null,
    title: text,
    audience: text,
    blocks: [
      { kind: 'heading', level: 2, text },
      { kind: 'heading', level: 3, text },
      { kind: 'paragraph', text },
      { kind: 'aloud', text },
      { kind: 'list', items: [text, text] },
      { kind: 'table', head: [text, text], rows: [[text, text], { across: text }] },
      { kind: 'facts', facts: [[text, text]] },
      { kind: 'writing', lines: 2 },
    ],
  };
}

/** A scenario all of whose free texts are one text, so that it shows in every part. */
export function scenarioSaying(text: string): CheckedScenario {
  const file = {
    brinkline: 1,
    id: 'hostile',
    title: text,
    summary: text,
    background: text,
    sources: [{ id: text, text, url: text }],
    start: '2031-05-02T06:00:00Z',
    horizon: '48h',
    ladder: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((rung) => ({ name: text, when: text, firebreak: rung === 5 })),
    sides: {
      north: { name: text, briefing: text, restraints: [text] },
      south: { name: text, briefing: text },
    },
    actors: {
      'north.chief': { office: 'chief-of-staff', title: text },
      'north.local': { office: 'local-commander', title: text, 'reports-to': 'north.chief' },
      'south.chief': { office: 'chief-of-staff', title: text },
    },
    channels: {
      chiefs: { kind: 'chiefs-call', between: ['north.chief', 'south.chief'] },
      public: { kind: 'public-statement' },
    },
    actions: { hold: { says: text } },
    incidents: {
      shell: {
        says: text,
        by: 'south',
        against: 'north',
        rung: 4,
        truth: { error: { weight: 1 } },
        reports: [{ to: 'north.local', after: '2m', says: 'impact', hostile: 0.9, accident: 0.5 }],
      },
    },
    activities: { patrols: { says: text, by: 'south', every: '~8h', crosses: { chance: 0.1, incident: 'shell' } } },
    injects: [
      { id: 'hit', at: '2h', says: text, incident: 'shell' },
      {
        id: 'word',
        when: { 'rung-at-least': 4 },
        says: text,
        statement: { by: 'north.chief', kind: 'demand-answers' },
      },
    ],
    arms: { open: { about: text }, closed: { about: text, set: { 'channels.chiefs.state': 'closed' } } },
    outcomes: { exchange: { about: text, reached: 5 } },
    debrief: [text],
    learning: [{ outcome: text, 'not-yet': text, well: text }],
    'teaching-notes': text,
  };
  const { scenario, problems } = checkScenario(stringify(file), 'hostile.yaml');
  if (scenario === null) throw new Error(JSON.stringify(problems, null, 2));
  return scenario;
}

/** The brief of that scenario, and that part. */
export function everythingSaying(text: string): Part[] {
  return [...briefOf(scenarioSaying(text), null), partSaying(text)];
}
