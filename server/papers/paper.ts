/** An official document as data; the shapes are plain, so that contracts and the browser may know them too. */
export type * from './rules/paper.ts';
