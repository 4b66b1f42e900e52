/** The public face of the reader: one function, its shapes, and the small grammars others use. */
export { type ReadOptions, read } from './read.ts';
export type * from './reading.ts';
export {
  type DocumentNumber,
  normaliseDocumentNumber,
  parseDocumentNumber,
  sameDocumentNumber,
} from './recognise/document-number.ts';
export { magnitudeOf, parseVietnameseNumber } from './recognise/numbers.ts';
export { fold } from './text/fold.ts';
