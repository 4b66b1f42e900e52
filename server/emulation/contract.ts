export * from './campaign-contract.ts';
export * from './council-contract.ts';
export * from './decision-contract.ts';
export * from './errors-contract.ts';
export * from './nomination-contract.ts';
export * from './review-contract.ts';
export * from './standing-contract.ts';
