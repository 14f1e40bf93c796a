export type { Occurrence } from './address.js';
export type { CompiledState } from './compiled/compiled.js';
export { compiled } from './compiled/compiled.js';
export type { RunKey } from './draws.js';
export { drawAt, runKey, threefry } from './draws.js';
export type { Draw } from './drawRecord.js';
export type { Carrier, Effects, SendOptions, Turn } from './effects.js';
export { TurnEffects } from './effects.js';
export type { Effect } from './outbox.js';
export { outboxCarrier } from './outbox.js';
export { exp, log } from './elementary.js';
export type { Decreed } from './overruling.js';
export type { Epoch, SavedEpochs } from './epochs.js';
export type { Interpreter, Stepper } from './interpreter.js';
export type { Json } from './json.js';
export { withSortedKeys } from './json.js';
export { freezeDeep } from './snapshot.js';
export { LATEST, Queue, orderKey } from './queue.js';
export type { EntityContext, EntityData, Guard, Recipe, Start } from './recipe.js';
export { entityContext, guard, recipe } from './recipe.js';
export { reference } from './reference.js';
export { RunawayError } from './runaway.js';
export { repeatSimulation, restoreSimulation, startSimulation } from './simulate.js';
export type {
  Beginning,
  Ended,
  Noted,
  Observer,
  ReadonlyDeep,
  SavedSimulation,
  Simulation,
  SimulationOptions,
  Snapshot,
  Waiting,
} from './simulation.js';
export type {
  EntityName,
  EntitySpec,
  Fact,
  FirstMessage,
  Input,
  Listener,
  Message,
  Priority,
  System,
} from './system.js';
export { PRIORITY } from './system.js';
export { textDigest } from './textDigest.js';
export type { Entry } from './trace.js';
export { ENGINE_VERSION } from './version.js';
