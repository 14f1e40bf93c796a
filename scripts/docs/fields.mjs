// Makes the field reference of docs/scenarios.md from the JSON Schema. Descriptions of fields are there, not here.
import { code, table } from './blocks.mjs';

/** Where the value of an omitted field comes from, if the schema has no default. */
const BROUGHT = { actors: 'the office’s', channels: 'the kind’s', actions: 'the library’s' };

const ORDER = [
  'sides',
  'actors',
  'seats',
  'channels',
  'actions',
  'incidents',
  'activities',
  'injects',
  'processes',
  'arms',
  'outcomes',
];

/**
 * A table for the head of the file, one for each section, one for the parameters.
 * @param freshAction what a new action starts from
 */
export function fieldReference(schema, freshAction) {
  const { ladder, parameters, sources, history, learning, ...rest } = schema.properties;
  const sections = ORDER.map((name) => [name, rest[name]]);
  const head = Object.entries(rest).filter(([name]) => !ORDER.includes(name));
  const required = new Set(schema.required);
  return [
    '### The head of the file',
    rows(head.map(([name, field]) => row(name, field, required.has(name), ''))),
    ...[['sources', sources], ['ladder', ladder], ...sections, ['history', history], ['learning', learning]].flatMap(
      ([name, field]) => [
        `### ${name}`,
        sectionSentence(name, field, required.has(name)),
        rows(fieldsOf(name, field, freshAction)),
      ],
    ),
    '### Conditions',
    'A condition stands in `injects[].if`, `injects[].when`, `outcomes.<id>.holds`, `outcomes.<id>.first.holds` and `history.milestones[].holds`. It is the word `calm`, or these fields:',
    rows(conditionRows(schema.definitions.condition)),
    '### parameters',
    sectionSentence('parameters', parameters, false),
    rows(Object.entries(parameters.properties).map(([name, field]) => parameterRow(name, field))),
  ].join('\n\n');
}

function conditionRows({ anyOf }) {
  const { properties } = anyOf.find((option) => option.properties !== undefined);
  return Object.entries(properties).map(([name, field]) => row(name, field, false, ''));
}

function sectionSentence(name, { description }, required) {
  return `${code(name)}: ${description}${required ? ' Required.' : ''}`;
}

function rows(cells) {
  return table(['field', 'value', 'default', 'what it is'], cells);
}

function row(path, field, required, brought) {
  const within = [field.description, withoutNull(field).description, field.items?.description];
  const says = [...new Set(within)].filter((text) => text !== undefined);
  return [code(path), kindOf(field), defaultOf(field, required, brought), says.join(' ')];
}

/** The fields of a section. Nested fields follow their parent. */
function fieldsOf(section, field, freshAction) {
  const { path, fields } = inside(section, field);
  // Fields of the section itself, besides its named entries.
  const beside = fields === field ? [] : Object.entries(field.properties ?? {});
  return [
    ...beside.map(([name, each]) => row(`${section}.${name}`, each, false, '')),
    ...Object.entries(fields.properties ?? {}).flatMap(([name, each]) =>
      nested(`${path}.${name}`, each, (fields.required ?? []).includes(name), broughtTo(section, name, freshAction)),
    ),
  ];
}

function broughtTo(section, name, freshAction) {
  const fresh = section === 'actions' ? freshAction[name] : undefined;
  const begins = fresh === undefined || name === 'says' || name === 'utility' ? '' : `; a new one: ${shown(fresh)}`;
  return BROUGHT[section] === undefined ? '' : `${BROUGHT[section]}${begins}`;
}

function nested(path, field, required, brought) {
  const deeper = inside(path, withoutNull(field));
  const children = Object.entries(deeper.fields?.properties ?? {}).flatMap(([name, each]) =>
    nested(`${deeper.path}.${name}`, each, (deeper.fields.required ?? []).includes(name), ''),
  );
  return [row(path, field, required, brought), ...children];
}

/** The fields inside a list, a mapping or an object, and the path to them. */
function inside(path, field) {
  if (field.properties !== undefined && field.additionalProperties?.properties === undefined) {
    return { path, fields: field };
  }
  if (field.additionalProperties?.properties !== undefined) {
    return { path: `${path}.<id>`, fields: field.additionalProperties };
  }
  const list = field.items === undefined ? field.anyOf?.find(({ items }) => items !== undefined) : field;
  if (list?.items.properties !== undefined) return { path: `${path}[]`, fields: list.items };
  return { path, fields: undefined };
}

function withoutNull(field) {
  const rest = (field.anyOf ?? []).filter(({ type }) => type !== 'null');
  return rest.length === 1 ? rest[0] : field;
}

/** Splits the schema’s sentence: unit and default have columns of their own. */
function parameterRow(name, field) {
  const [, says, unit, shownDefault] = /^([^]*?) Unit: (.*)\. Default: (.*)\.$/.exec(field.description);
  return [code(`parameters.${name}`), unit, code(shownDefault), says];
}

function defaultOf(field, required, brought) {
  if (required) return 'required';
  if (field.default !== undefined) return shown(field.default);
  return brought === '' ? 'none' : brought;
}

function shown(value) {
  if (value === '') return 'empty';
  if (Array.isArray(value) && value.length === 0) return 'none';
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return 'none';
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The kind of value and its range, in a few words. */
function kindOf(field) {
  const { anyOf, type, format, pattern, items, properties, additionalProperties, propertyNames } = field;
  const refers = field.$ref ?? field.allOf?.[0]?.$ref;
  if (refers !== undefined) return refers.split('/').at(-1);
  if (field.const !== undefined) return code(String(field.const));
  if (field.enum !== undefined) return field.enum.map((value) => code(String(value))).join(' · ');
  if (anyOf !== undefined) return anyOf.map(kindOf).join(' or ');
  if (type === 'null') return 'null';
  if (type === 'boolean') return 'true or false';
  if (type === 'array') return listOf(field, items);
  if (properties !== undefined) return 'fields';
  if (type === 'object') return mappingOf(additionalProperties, propertyNames);
  if (type === 'integer' || type === 'number') return numberOf(field);
  if (format === 'date-time') return 'instant';
  return pattern === undefined ? 'text' : textOf(new RegExp(pattern));
}

function listOf({ minItems, maxItems }, items) {
  const count = minItems !== undefined && minItems === maxItems ? `${minItems} of: ` : 'list of: ';
  return `${count}${items.properties === undefined ? kindOf(items) : 'fields'}`;
}

function mappingOf(values, names) {
  const name = names?.pattern === undefined ? 'path' : textOf(new RegExp(names.pattern));
  const value =
    values?.properties !== undefined ? 'fields' : Object.keys(values ?? {}).length === 0 ? 'value' : kindOf(values);
  return `${name} → ${value}`;
}

function numberOf({ type, minimum, maximum, exclusiveMinimum }) {
  const limits = [minimum, maximum].every((limit) => limit !== undefined && Math.abs(limit) < 1e6);
  const range = limits ? `, ${minimum} to ${maximum}` : exclusiveMinimum === 0 ? ', above 0' : '';
  return `${type === 'integer' ? 'whole number' : 'number'}${range}`;
}

/** The kind of text that a pattern accepts, found by trying an example of each kind. */
function textOf(pattern) {
  const [time, length, delay, id, actor, words] = ['day 1 09:20', '1h30m', '~8h', 'a-b', 'a.b', 'a b'].map((text) =>
    pattern.test(text),
  );
  if (words) return 'one line';
  if (time) return 'time';
  if (delay) return 'delay';
  if (length) return 'duration';
  return id ? (actor ? 'side or actor id' : 'id') : actor ? 'actor id' : 'text';
}
