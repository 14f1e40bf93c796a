import type { AnyStateNode } from 'xstate';

/** The compiler's refusal, with the machine, the state and the feature. */
export function refusal(node: AnyStateNode, feature: string): Error {
  const state = node.path.length === 0 ? 'its root' : `state ${node.path.join('.')}`;
  return new Error(`${node.machine.id}, ${state}: ${feature} cannot be compiled`);
}
