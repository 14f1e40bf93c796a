import type { Opened } from '../work/picture.js';
import { takeSide } from './actions.js';
import * as state from './state.js';

/** Whose view the page takes. */
export function SideChoice({ run, style }: { readonly run: Opened; readonly style: string }) {
  const shown = new Set(
    (state.opened.value ?? run).picture.lanes.filter(({ isMain }) => isMain).map(({ side }) => side),
  );
  return (
    <select
      class={style}
      aria-label="Whose view"
      value={state.side.value ?? ''}
      onChange={(event) => void takeSide(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    >
      <option value="">every side’s view</option>
      {run.cast.sides
        .filter(({ id }) => shown.has(id))
        .map(({ id, name }) => (
          <option key={id} value={id}>{`only what ${name} knew`}</option>
        ))}
    </select>
  );
}
