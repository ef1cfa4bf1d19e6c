import fc from 'fast-check';

/**
 * Every run of the tests tries the same examples, so that one that fails can be seen again; `SEED=42` tries others, and
 * `SEED=random` those of the moment.
 */
const seed = process.env['SEED'] ?? '20261123';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
