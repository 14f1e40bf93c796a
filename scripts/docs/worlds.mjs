// The switches of rival worlds as a table.
import { code, table } from './blocks.mjs';

export function worldReference(worlds) {
  const rows = Object.entries(worlds).flatMap(([name, { about, values }]) =>
    Object.entries(values).map(([value, patches], i) => [
      i === 0 ? `${code(name)}: ${about}` : '',
      code(value),
      Object.entries(patches)
        .map(([path, set]) => code(`${path}: ${set}`))
        .join(', '),
    ]),
  );
  return table(['switch', 'value', 'sets'], rows);
}
