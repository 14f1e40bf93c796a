"""The ladder of bench/models/ladder.mjs in SimPy: one step a second, each with one or two draws."""
import simpy

from mailbox import Mailbox
from measure import main

TOP, FROM, UP, DOWN = 11, 4, 0.42, 0.48


def step(rung, random):
    if random() < UP:
        return rung + 1
    if random() < DOWN / (1 - UP):
        return rung - 1
    return rung


def by_process():
    """An entity is a process, and each step a message to it."""

    def walk(random, box, result):
        rung = FROM
        steps = 0
        while 0 < rung < TOP:
            yield box.get()
            steps += 1
            rung = step(rung, random)
            if 0 < rung < TOP:
                box.send("step", 1)
        result.append(steps)

    def run(random):
        env = simpy.Environment()
        result = []
        box = Mailbox(env)
        env.process(walk(random, box, result))
        box.send("step", 0)
        env.run()
        return result[0]

    return run


def by_timeout():
    """One process that waits between steps, without messages."""

    def walk(env, random, result):
        rung = FROM
        steps = 0
        while True:
            steps += 1
            rung = step(rung, random)
            if not 0 < rung < TOP:
                break
            yield env.timeout(1)
        result.append(steps)

    def run(random):
        env = simpy.Environment()
        result = []
        env.process(walk(env, random, result))
        env.run()
        return result[0]

    return run


def by_callback():
    """No process: SimPy as an event list that calls functions."""

    def run(random):
        env = simpy.Environment()
        state = [FROM, 0]

        def on_step(_):
            state[1] += 1
            state[0] = step(state[0], random)
            if 0 < state[0] < TOP:
                env.timeout(1).callbacks.append(on_step)

        env.timeout(0).callbacks.append(on_step)
        env.run()
        return state[1]

    return run


if __name__ == "__main__":
    main({"process": by_process, "timeout": by_timeout, "callback": by_callback})
