"""A mailbox whose messages take time, after SimPy's own example "Event Latency"."""
import simpy


class Mailbox:
    def __init__(self, env):
        self.env = env
        self.store = simpy.Store(env)

    def latency(self, message, delay):
        yield self.env.timeout(delay)
        self.store.put(message)

    def send(self, message, delay):
        self.env.process(self.latency(message, delay))

    def get(self):
        return self.store.get()
