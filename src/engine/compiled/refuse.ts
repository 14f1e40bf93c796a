import type { AnyStateNode } from 'xstate';

/** The error for a feature that cannot be compiled, with the machine and the state. */
export function refusal(node: AnyStateNode, feature: string): Error {
  const state = node.path.length === 0 ? 'its root' : `state ${node.path.join('.')}`;
  return new Error(`${node.machine.id}, ${state}: ${feature} cannot be compiled`);
}
