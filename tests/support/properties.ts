import fc from 'fast-check';

/**
 * The same tree gives the same answer: properties are tried on the same cases in every run of the suite.
 * `CHIDAO_PROPERTY_SEED=random npx vitest run` looks for new ones; what it finds names its own seed.
 */
const asked = process.env.CHIDAO_PROPERTY_SEED ?? '20261122';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
