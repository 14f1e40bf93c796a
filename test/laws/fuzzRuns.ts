/**
 * The number of random systems in `npm run fuzz`; the numbers of seeds follow from it. The default is meant to take about ten minutes on
 * two cores. Set FUZZ_RUNS for another number: the time grows in proportion.
 */
export const FUZZ_RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);
