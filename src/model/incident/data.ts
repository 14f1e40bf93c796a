import type { EntityData } from '../../engine/index.js';
import type { Response } from '../formulas/repeat.js';
import type { Parameters } from '../parameters.js';
import type { ActorId, CaseId, CaseInfo, Delay, SideId, TruthKind } from '../vocabulary.js';

export interface Truth {
  readonly id: string;
  readonly weight: number;
  readonly kind: TruthKind;
  /** who really did it */
  readonly by: SideId;
  /** who knows from the start: the office that ordered it, and those between it and the weapon */
  readonly knownTo?: readonly ActorId[];
}

export interface Report {
  readonly to: ActorId;
  readonly after: Delay;
  readonly says: string;
  /** its strength as evidence; null: the truth, for the side that did it */
  readonly likelihood: { readonly hostile: number; readonly accident: number } | null;
  readonly physical: boolean;
}

/** What a scenario says of a kind of incident. */
export interface IncidentTemplate {
  readonly says: string;
  readonly by: SideId;
  readonly against: SideId;
  readonly rung: number;
  readonly damage: string;
  readonly dualUse: number;
  readonly weapon: number;
  readonly truths: readonly Truth[];
  readonly reports: readonly Report[];
  readonly window: number;
  /** what its side says about it if it explains */
  readonly explained?: string;
  readonly repeatsLeft: number;
  /** whether a national office of the struck side reviews such cases, so that they can close */
  readonly reviewed: boolean;
  readonly parameters: Parameters;
}

/** The input of one incident. */
export interface IncidentInput extends IncidentTemplate {
  readonly id: CaseId;
  readonly replyTo: CaseInfo['replyTo'];
  /** replies: the office that learns of it without a report, and the office that did it */
  readonly learnedBy: { readonly actor: ActorId; readonly after: number } | null;
  readonly knownBy: ActorId | null;
}

export interface IncidentState {
  about: CaseInfo | null;
  truth: Truth | null;
  /** the strongest thing that was done about it */
  response: Response;
}

export type IncidentData = EntityData<IncidentInput, IncidentState>;

export function incidentState(): IncidentState {
  return { about: null, truth: null, response: 'none' };
}

/** The input of an incident that is not a reply. */
export function fromTemplate(id: CaseId, template: IncidentTemplate): IncidentInput {
  return { ...template, id, replyTo: null, learnedBy: null, knownBy: null };
}
