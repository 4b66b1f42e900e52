/** A page made ready for reading: levelled, unwrapped, folded, with the way back to the source. */
import type { Span } from '../reading.ts';
import { foldSameLength } from './fold.ts';
import { type Levelled, level, sourceSpan } from './level.ts';
import { joinWraps } from './wraps.ts';

export interface Page {
  readonly levelled: Levelled;
  /** Clean text; wraps are spaces, column gaps are tabs. */
  readonly text: string;
  /** `text` folded, with tabs as spaces: patterns run on it. */
  readonly folded: string;
  /** Span of the source for a range of `text`. */
  span(start: number, end: number): Span;
}

/** Prepares a page. Everything later works on `text` and `folded`, whose offsets agree. */
export function pageOf(source: string): Page {
  const levelled = level(source);
  const text = joinWraps(levelled.text, foldSameLength(levelled.text));
  return {
    levelled,
    text,
    folded: foldSameLength(text).replace(/\t/g, ' '),
    span: (start, end) => sourceSpan(levelled, start, end),
  };
}
