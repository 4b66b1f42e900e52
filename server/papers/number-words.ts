export { sayDongWords, sayNumber, writeNumber } from './rules/number-words.ts';
