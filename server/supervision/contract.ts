/** Everything that supervision (giám sát) answers to; each part states its own endpoints. */
export * from './check-contract.ts';
export * from './check-errors-contract.ts';
export * from './inspection-contract.ts';
export * from './inspection-errors-contract.ts';
export * from './meeting-contract.ts';
export * from './meeting-errors-contract.ts';
export * from './notice-errors-contract.ts';
export * from './reminder-contract.ts';
export * from './urging-contract.ts';
