export * from './errors-contract.ts';
export * from './facts-contract.ts';
export * from './matrix-contract.ts';
export * from './obligation-contract.ts';
export * from './regime-contract.ts';
export * from './submission-contract.ts';
export * from './submission-errors-contract.ts';
