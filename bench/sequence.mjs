import seedrandom from 'seedrandom';
import { recipe } from '../dist/engine/index.js';

/**
 * A system whose recipes take every draw from one sequence, in the order in which they ask. Simulations are usually paired in this
 * way, by a shared seed. The machines are the same; only the effects that their recipes get differ.
 */
export function drawnInSequence(system) {
  const luck = new Luck();
  const machines = Object.fromEntries(
    Object.entries(system.machines).map(([name, machine]) => [
      name,
      machine.provide({ actions: sequenced(machine, luck) }),
    ]),
  );
  return { system: { ...system, machines }, begin: (seed) => luck.begin(seed) };
}

function sequenced(machine, luck) {
  return Object.fromEntries(
    Object.entries(machine.implementations.actions).map(([name, { recipe: act }]) => [
      name,
      recipe((data, event, effects) => act(data, event, inSequence(effects, luck))),
    ]),
  );
}

class Luck {
  next = () => 0;
  /** the luck of the options of each pick, for `wouldPick` */
  picks = new Map();

  begin(seed) {
    this.next = seedrandom(seed);
    this.picks.clear();
  }
}

/** The same effects with other draws. */
function inSequence(effects, luck) {
  const uniform = () => luck.next() || Number.MIN_VALUE;
  const gumbelMax = (address, logWeights) => {
    const kept = luck.picks.get(address) ?? {};
    luck.picks.set(address, kept);
    let best;
    let most = -Infinity;
    for (const [option, weight] of Object.entries(logWeights)) {
      kept[option] ??= -Math.log(-Math.log(uniform()));
      if (weight + kept[option] > most) {
        best = option;
        most = weight + kept[option];
      }
    }
    return best;
  };
  const addressOf = (purpose, occurrence) => `${effects.self}\n${purpose}\n${occurrence}`;
  return Object.assign(Object.create(effects), {
    chance: (_purpose, _occurrence, p) => uniform() < p,
    exp: (_purpose, _occurrence, mean) => Math.ceil(-mean * Math.log(uniform())),
    pick(purpose, occurrence, logWeights) {
      luck.picks.delete(addressOf(purpose, occurrence));
      return gumbelMax(addressOf(purpose, occurrence), logWeights);
    },
    wouldPick: (purpose, occurrence, logWeights) => gumbelMax(addressOf(purpose, occurrence), logWeights),
  });
}
