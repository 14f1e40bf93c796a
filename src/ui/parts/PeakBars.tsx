import type { Many } from '../work/many.js';

/** How many runs reached each peak: as it was, and with the change. */
export function PeakBars({
  many,
  ladder,
}: {
  readonly many: Many;
  readonly ladder: readonly { readonly name: string }[];
}) {
  const rungs = [...new Set([...Object.keys(many.before), ...Object.keys(many.after)].map(Number))].toSorted(
    (a, b) => b - a,
  );
  const widest = Math.max(1, ...Object.values(many.before), ...Object.values(many.after));
  return (
    <table class="peaks">
      <thead>
        <tr>
          <th scope="col">peak rung</th>
          <th scope="col" colSpan={2}>
            as it was
          </th>
          <th scope="col" colSpan={2}>
            instead
          </th>
        </tr>
      </thead>
      <tbody>
        {rungs.map((rung) => (
          <tr key={rung}>
            <th scope="row">
              <b>{rung}</b> {ladder[rung]?.name}
            </th>
            <Bar count={many.before[rung] ?? 0} widest={widest} style="was" />
            <Bar count={many.after[rung] ?? 0} widest={widest} style="instead" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ count, widest, style }: { readonly count: number; readonly widest: number; readonly style: string }) {
  return (
    <>
      <td class="figure">{count}</td>
      <td class="bar">
        <i class={style} style={{ width: `${(count / widest) * 100}%` }} />
      </td>
    </>
  );
}
