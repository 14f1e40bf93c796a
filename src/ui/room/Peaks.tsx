/** How many of the runs reach which rung at most, one or two counts beside each other. */
export function Peaks({
  runs,
  counts,
  rungs,
}: {
  readonly runs: number;
  readonly counts: readonly { readonly name: string; readonly peaks: readonly number[] }[];
  readonly rungs: readonly string[];
}) {
  const seen = rungs
    .map((name, rung) => ({ name, rung }))
    .filter(({ rung }) => counts.some(({ peaks }) => (peaks[rung] ?? 0) > 0));
  return (
    <table class="peaks">
      <thead>
        <tr>
          <th scope="col">highest rung</th>
          {counts.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seen.map(({ name, rung }) => (
          <tr key={rung}>
            <th scope="row">
              {rung} {name}
            </th>
            {counts.map(({ name: arm, peaks }) => (
              <td key={arm}>
                <meter min={0} max={runs} value={peaks[rung] ?? 0} aria-hidden="true" /> {peaks[rung] ?? 0} of {runs}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
