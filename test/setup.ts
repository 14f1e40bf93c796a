import * as fc from 'fast-check';

// Every property runs under this seed, so that a failure tells what the code did and not which day it was.
fc.configureGlobal({ seed: 20220323 });
