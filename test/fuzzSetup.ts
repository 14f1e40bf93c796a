import * as fc from 'fast-check';

// Another seed each time, which a failure names. FUZZ_SEED=… runs that one again.
const seed = process.env['FUZZ_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
