import { inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { Block, Part } from './document.js';
import { form, heading, list, paragraph, paragraphs, section, subheading, table, writing } from './document.js';

/** The debrief sheet: results of the session to fill in, the questions, and notes for the facilitator. */
export function debriefPart(scenario: CheckedScenario, arm: string | null): Part {
  return {
    kind: 'debrief',
    id: 'debrief',
    side: null,
    seat: null,
    title: 'Debrief',
    audience: 'White cell only. Read the questions out.',
    blocks: [
      heading('What came of it'),
      table(['Scenario', 'Arm', 'Date', 'Players', 'Began', 'Ended'], [[scenario.title, arm ?? '', '', '', '', '']]),
      subheading('What it really was'),
      form(['Incident', 'Clock', 'Rolled', 'Meant?', 'Who knew first, and when'], 3),
      subheading('Rungs, as they were reached'),
      form(['Clock', 'Rung', 'By whose act', 'Deliberate, inadvertent or accidental', 'What they believed, %'], 6),
      subheading('Calls'),
      form(['Clock', 'Line', 'Who called', 'Taken? If not, why', 'What it changed'], 6),
      ...measures(scenario),
      ...questions(scenario),
      ...rubric(scenario),
      ...section('What happened in history', history(scenario)),
      ...section('Notes for the facilitator', paragraphs(scenario['teaching-notes'])),
    ],
  };
}

function measures({ outcomes }: CheckedScenario): Block[] {
  const names = Object.entries(outcomes).map(([name, { about }]) => about || inWords(name));
  if (names.length === 0) return [];
  return [
    subheading('What the scenario measures'),
    table(
      ['Measure', 'In this session'],
      names.map((name) => [name, '']),
    ),
  ];
}

/** What is to be learnt, and what shows whether it was. */
function rubric({ learning }: CheckedScenario): Block[] {
  if (learning.length === 0) return [];
  return [
    subheading('What is to be learnt'),
    table(
      ['Afterwards a participant …', 'Not yet, who …', 'Well, who …', 'Seen'],
      learning.map(({ outcome, 'not-yet': notYet, well }) => [outcome, notYet, well, '']),
    ),
  ];
}

/** For a historical case: what happened, and how to show it. */
function history({ history: told }: CheckedScenario): Block[] {
  if (told === undefined) return [];
  const { about, milestones, arm, seed, counterfactual } = told;
  const other = counterfactual === undefined ? '' : ` --counterfactual ${counterfactual}`;
  return [
    ...paragraphs(about),
    list(milestones.map(({ says }) => says)),
    paragraph(`To show a run that follows it: brinkline run FILE --arm ${arm} --seed ${seed}${other}`),
  ];
}

function questions({ debrief }: CheckedScenario): Block[] {
  return section(
    'Questions',
    debrief.flatMap((question, i) => [paragraph(`${i + 1}. ${question}`), writing(3)]),
  );
}
