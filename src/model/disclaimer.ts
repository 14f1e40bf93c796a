/** The line that every output of a run or a comparison carries. */
export const DISCLAIMER =
  'Educational and research simulation. Synthetic parameters. Not a forecast, intelligence assessment or operational advice.';
