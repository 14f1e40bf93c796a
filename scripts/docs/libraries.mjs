// The libraries of docs/scenarios.md: which fields each name brings, from src/scenario.
import { code, table } from './blocks.mjs';

export function libraryReference({ LADDERS, OFFICES, CHANNEL_KINDS, ACTIONS, ACTION_LIBRARIES, MEASURES }) {
  return [
    '### Ladders',
    ...Object.entries(LADDERS).flatMap(([name, rungs]) => [`${code(name)}:`, ladderTable(rungs)]),
    '### Offices',
    partsTable('office', OFFICES, ['title']),
    '### Kinds of channel',
    partsTable('kind', CHANNEL_KINDS, ['connects', 'asks-chance']),
    '### Actions',
    partsTable('action', ACTIONS, ['says', 'for', 'does', 'utility']),
    ...Object.entries(ACTION_LIBRARIES)
      .filter(([, actions]) => actions !== ACTIONS && Object.keys(actions).length > 0)
      .flatMap(([name, actions]) => [
        `${code(`actions: { use: ${name} }`)} is the same except for:`,
        table(['action', 'brings'], differences(ACTIONS, actions)),
      ]),
    '### Outcomes',
    table(
      ['measure', 'stands for'],
      Object.entries(MEASURES).map(([name, spec]) => [code(name), code(flow(spec))]),
    ),
  ].join('\n\n');
}

function ladderTable(rungs) {
  return table(
    ['rung', 'name', 'when', 'steps down after', 'firebreak above', 'mark'],
    rungs.map(({ name, when, quiet, firebreak, mark = '' }, rung) => [
      rung,
      name,
      when,
      quiet,
      firebreak ? 'yes' : '',
      mark,
    ]),
  );
}

/** The values that most parts share, once; then each part with its other fields, and with those listed in `always`. */
function partsTable(called, parts, always) {
  const entries = Object.values(parts);
  const alike = Object.fromEntries(
    Object.keys(entries[0])
      .filter((field) => !always.includes(field))
      .map((field) => [field, JSON.parse(most(entries.map((part) => JSON.stringify(part[field]))))]),
  );
  const own = (part) =>
    Object.fromEntries(
      Object.entries(part).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(alike[field])),
    );
  return [
    `Unless the table says otherwise: ${code(flow(alike))}`,
    table(
      [called, 'brings'],
      Object.entries(parts).map(([name, part]) => [code(name), code(flow(own(part)))]),
    ),
  ].join('\n\n');
}

/** The fields in which parts of a library differ from those of the same name in another. */
function differences(usual, parts) {
  return Object.entries(parts).flatMap(([name, part]) => {
    const own = Object.entries(part).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(usual[name][field]),
    );
    return own.length === 0 ? [] : [[code(name), code(flow(Object.fromEntries(own)))]];
  });
}

function most(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0][0];
}

/** Fields and values on one line, as in YAML. */
function flow(value) {
  if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`;
  return Object.entries(value)
    .map(([field, each]) => `${field}: ${inFlow(each)}`)
    .join(', ');
}

function inFlow(value) {
  if (Array.isArray(value)) return flow(value);
  return typeof value === 'object' && value !== null ? `{ ${flow(value)} }`.replace('{  }', '{}') : String(value);
}
