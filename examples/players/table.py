#!/usr/bin/env python3
"""A player that follows a table of answers. Python 3, standard library only.

  brinkline run scenarios/polish-border-strike.yaml \\
    --player 'nato.local-commander=python3 examples/players/table.py examples/players/careful.json'

The table is a JSON file:

  { "name": "careful",
    "rules": [
      { "kind": "answer-call", "options": ["take"], "reason": "we talk" },
      { "kind": "decision", "case": "missile", "options": ["posture", "hold"], "after": "5m" } ],
    "otherwise": ["hold"] }

The rules are tried in order. A rule applies if its kind is that of the ask, its case is part of the text of the case (a rule
without kind or case applies to all), and one of its options can be chosen. The first such option is taken. If no rule applies,
the first option of "otherwise" that can be chosen is taken, or else the first option of the ask.
"""

import json
import sys


def choose(table, ask):
    """The option that the table prefers, and the rule that says so."""
    offered = [option["id"] for option in ask["options"]]
    about = ask["case"]["name"].lower() if ask["case"] else ""
    rules = [rule for rule in table.get("rules", []) if counts(rule, ask["kind"], about)]
    for rule in rules + [{"options": table.get("otherwise", [])}]:
        for option in rule["options"]:
            if option in offered:
                return option, rule
    return offered[0], {}


def counts(rule, kind, about):
    return rule.get("kind", kind) == kind and rule.get("case", "").lower() in about


def send(message):
    print(json.dumps(message), flush=True)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: table.py TABLE.json")
    with open(sys.argv[1], encoding="utf-8") as file:
        table = json.load(file)
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            send({"type": "ready", "name": table.get("name", "table")})
        elif message["type"] == "ask":
            option, rule = choose(table, message)
            extra = {key: rule[key] for key in ("reason", "words", "after") if key in rule}
            send({"type": "answer", "id": message["id"], "option": option, **extra})
        elif message["type"] == "error":
            print(message["message"], file=sys.stderr)
        elif message["type"] == "end":
            break


main()
