import { setup } from 'xstate';
import type { EntityContext, Start } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { entityContext, log, recipe } from '../../engine/index.js';
import { sample } from '../formulas/delay.js';
import { repeatChance, responseOf, stronger } from '../formulas/repeat.js';
import type { IncidentData, IncidentInput, Truth } from './data.js';
import { incidentState } from './data.js';
import type { IncidentEvent } from '../messages.js';
import type { ActorId, CaseInfo } from '../vocabulary.js';
import { LADDER } from '../vocabulary.js';

type Of<Type extends IncidentEvent['type']> = Extract<IncidentEvent, { type: Type }>;

/** The incident happens: the truth is drawn, the ladder counts it, and reports are sent. */
function occur(data: IncidentData, _event: Of<'occur'>, effects: CrisisEffects): void {
  const { id, says, by, against, rung, window, weapon, replyTo, damage, reports, truths } = data.input;
  const weights = Object.fromEntries(truths.map((truth) => [truth.id, log(truth.weight)]));
  const drawn = effects.pick('truth', 'this', weights);
  const truth = truths.find((each) => each.id === drawn);
  if (truth === undefined) return;
  const dualUse = data.input.dualUse > 0 && effects.chance('dual-use asset', 'this', data.input.dualUse);
  const words = data.input.explained === undefined ? {} : { explained: data.input.explained };
  const about = { id, says, by, against, rung, at: effects.now, window, dualUse, weapon, replyTo, ...words };
  data.truth = truth;
  data.about = about;
  effects.note({ fact: 'incident', case: id, says, by, against, rung, damage });
  const { kind } = truth;
  effects.note({ fact: 'truth', case: id, truth: truth.id, kind, really: truth.by });
  effects.send<'ladder'>(LADDER, { type: 'incident', about, reviewed: data.input.reviewed });
  reports.forEach((report, index) => {
    const due: IncidentEvent = { type: 'report-due', index };
    effects.send<'incident'>(id, due, { after: sample(report.after, 'report', report.says, effects) });
  });
  if (data.input.learnedBy !== null) {
    const { actor, after } = data.input.learnedBy;
    effects.send<'actor'>(actor, { type: 'learn', about }, { after });
  }
  if (data.input.knownBy !== null) {
    tellTruth(data.input.knownBy, about, truth, effects);
  }
  for (const actor of truth.knownTo ?? []) tellTruth(actor, about, truth, effects);
  if (kind === 'hostile' && data.input.repeatsLeft > 0) {
    const after = effects.exp('repeat', 'when', data.input.parameters.repeatAfter);
    effects.send<'incident'>(id, { type: 'repeat-due' }, { after });
  }
}

function tellTruth(actor: ActorId, about: CaseInfo, { id: truth, kind, by }: Truth, effects: CrisisEffects): void {
  effects.send<'actor'>(actor, { type: 'truth', about, truth, kind, by });
}

/** A report reaches its first reader. What it shows is drawn, given the truth. Model, 1.2. */
function deliver(data: IncidentData, { index }: Of<'report-due'>, effects: CrisisEffects): void {
  const { about, truth } = data;
  const due = data.input.reports[index];
  if (about === null || truth === null || due === undefined) return;
  const { to, says, likelihood, physical } = due;
  if (likelihood === null) {
    tellTruth(to, about, truth, effects);
    return;
  }
  const seen = effects.chance('shows', says, truth.kind === 'accident' ? likelihood.accident : likelihood.hostile);
  effects.send<'actor'>(to, { type: 'report', about, says, seen, ...likelihood, physical });
}

/** Repeats a deliberate strike, with a chance that hangs on what was done about it. Model, 4.20. */
function repeat(data: IncidentData, _event: Of<'repeat-due'>, effects: CrisisEffects): void {
  const { response, truth } = data;
  if (truth === null) return;
  if (!effects.chance('repeat', 'whether', repeatChance(response, data.input.parameters))) return;
  const id = `${data.input.id}/again`;
  effects.add(id, 'incident', {
    ...data.input,
    id,
    truths: [truth],
    repeatsLeft: data.input.repeatsLeft - 1,
  } satisfies IncidentInput);
  effects.send<'incident'>(id, { type: 'occur' });
}

/** Something that happened to one side and seems to be another's doing. It knows the truth; the offices get reports. */
export const incidentMachine = setup({
  types: { context: {} as EntityContext<IncidentData>, events: {} as IncidentEvent, input: {} as Start<IncidentInput> },
  actions: {
    occur: recipe<IncidentData, Of<'occur'>>(occur),
    report: recipe<IncidentData, Of<'report-due'>>(deliver),
    takeAnswer: recipe<IncidentData, Of<'answered'>>((data, event) => {
      data.response = stronger(data.response, responseOf(event.with));
    }),
    repeat: recipe<IncidentData, Of<'repeat-due'>>(repeat),
  },
}).createMachine({
  id: 'incident',
  context: entityContext(incidentState),
  initial: 'latent',
  on: {
    answered: { actions: 'takeAnswer' },
    'repeat-due': { actions: 'repeat' },
  },
  states: {
    latent: { on: { occur: { target: 'occurred', actions: 'occur' } } },
    occurred: { on: { 'report-due': { target: 'reported', actions: 'report' }, attributed: 'attributed' } },
    reported: { on: { 'report-due': { actions: 'report' }, attributed: 'attributed' } },
    attributed: { on: { 'report-due': { actions: 'report' } } },
  },
});
