"""The hold model of bench/models/hold.mjs in SimPy, with the same two draws for each message."""
from math import ceil, log

import simpy

from mailbox import Mailbox
from measure import main

MEAN, MOVES, NOTED = 100, 0.5, 8


def horizon_of(entities):
    return 20_000 * MEAN / entities


def arrive(counts, noted, entity, random):
    """Counts a message, and returns where the next one goes and after how long."""
    counts[entity] += 1
    if counts[entity] % NOTED == 0:
        noted.append(entity)
    following = (entity + 1) % len(counts) if random() < MOVES else entity
    return following, ceil(-MEAN * log(1 - random()))


def by_process(entities):
    """An entity is a process with a mailbox."""

    def hold(random, boxes, counts, noted, entity):
        while True:
            yield boxes[entity].get()
            following, delay = arrive(counts, noted, entity, random)
            boxes[following].send("hold", delay)

    def run(random):
        env = simpy.Environment()
        counts = [0] * entities
        noted = []
        boxes = [Mailbox(env) for _ in range(entities)]
        for entity in range(entities):
            env.process(hold(random, boxes, counts, noted, entity))
            boxes[entity].send("hold", 0)
        env.run(until=horizon_of(entities))
        return sum(counts)

    return run


def by_timeout(entities):
    """A message is a process that goes from entity to entity; the entities only have counts."""

    def travel(env, random, counts, noted, entity):
        while True:
            entity, delay = arrive(counts, noted, entity, random)
            yield env.timeout(delay)

    def run(random):
        env = simpy.Environment()
        counts = [0] * entities
        noted = []
        for entity in range(entities):
            env.process(travel(env, random, counts, noted, entity))
        env.run(until=horizon_of(entities))
        return sum(counts)

    return run


def by_callback(entities):
    """No process: SimPy as an event list that calls functions."""

    def run(random):
        env = simpy.Environment()
        counts = [0] * entities
        noted = []

        def on_message(event):
            following, delay = arrive(counts, noted, event.value, random)
            env.timeout(delay, following).callbacks.append(on_message)

        for entity in range(entities):
            env.timeout(0, entity).callbacks.append(on_message)
        env.run(until=horizon_of(entities))
        return sum(counts)

    return run


if __name__ == "__main__":
    main({"process": by_process, "timeout": by_timeout, "callback": by_callback})
