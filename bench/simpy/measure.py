"""Spends CPU time on runs of a model, and prints events and seconds as JSON."""
import json
import sys
import time
from random import Random


def spend(run, at_least, name):
    """Runs seed after seed, each with a generator of its own, until this much CPU time is spent."""
    events = 0
    number = 0
    before = time.process_time()
    while True:
        number += 1
        events += run(Random(f"{name}/{number}").random)
        spent = time.process_time() - before
        if spent >= at_least:
            return {"events": events, "seconds": spent}


def main(styles):
    """`styles` has a function for each style that makes a run. Arguments: STYLE SECONDS [ENTITIES]."""
    style, seconds, *entities = sys.argv[1:]
    run = styles[style](*map(int, entities))
    spend(run, float(seconds) / 4, "warm")
    print(json.dumps(spend(run, float(seconds), "bench")))
