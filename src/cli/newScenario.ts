/** The text of a small scenario with a comment on each part, under this id. */
export function newScenario(id: string): string {
  return `# A small scenario to start from: one line between two sides, one incident, two arms.
# Every field, with its unit and default:  brinkline schema
brinkline: 1
id: ${id}
title: A shot across the strait
summary: >
  A coastguard cutter is hit by a shell during an exercise of the other side. It was probably not meant.
start: 2031-05-02T06:00:00Z        # an instant with its zone
horizon: 48h                       # durations: 15m, 6h, 2d; ~8h is exponential with a mean of 8 h; 1h + ~2h is both

sides:
  north: { name: North }
  south: { name: South, framing: denial }      # denial: it explains little and takes calls less readily

actors:                            # side.office; the office brings title, role and delays, each can be overridden
  north.head-of-state:     { office: head-of-state }
  north.chief-of-staff:    { office: chief-of-staff, reports-to: north.head-of-state }
  north.local-commander:   { office: local-commander, reports-to: north.chief-of-staff, believes: { south: 0.3 } }
  south.head-of-state:     { office: head-of-state }
  south.chief-of-staff:    { office: chief-of-staff, reports-to: south.head-of-state }
  south.local-commander:   { office: local-commander, reports-to: south.chief-of-staff }

channels:
  chiefs:
    kind: chiefs-call              # brings latencies and credibility
    connects: ~40m                 # quicker than the library's
    approval: ~20m
    between: [north.chief-of-staff, south.chief-of-staff]
    needs-approval: [south.head-of-state]
  public: { kind: public-statement }

incidents:
  shell:
    says: A shell hits a cutter of North's coastguard.
    by: south
    against: north
    rung: 4                        # of the ladder: a weapon hits, intent unknown
    damage: platform-lost
    truth:                         # drawn by weight; only a hostile one was meant
      aiming-error: { weight: 0.8 }
      deliberate:   { weight: 0.2, hostile: true }
    reports:                       # who sees what, when, and how telling it is: P(seen | hostile), P(seen | accident)
      - { to: north.local-commander, after: 2m,      says: impact,  hostile: 0.9, accident: 0.5 }
      - { to: north.chief-of-staff,  after: 2h + ~2h, says: salvage, hostile: 0.1, accident: 0.9, physical: true }
      - { to: south.chief-of-staff,  after: 30m,     says: truth }
    respond-within: 30m

injects:
  - { id: exercise, at: 2h, incident: shell }

arms:                              # named changes of this file, to compare
  open:   { about: The chiefs may talk. }
  closed: { about: They may not., set: { 'channels.chiefs.state': closed } }
baseline: closed

outcomes:
  exchange:        { about: 'rung 5: local exchange', reached: 5 }
  calm:            { about: calm at the end, calm-at-end: true }
  time-to-clarity: { about: time to clarity, first: { belief-of: north.head-of-state, below: 0.2 } }

debrief:
  - Which decision would you take back, and what did you know then?
`;
}
