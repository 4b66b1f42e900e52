/** Everything that supervision (giám sát) answers to; each part states its own endpoints. */
export * from './urging-contract.ts';
