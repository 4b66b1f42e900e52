/** Blocks: the logical lines of a page after wraps are joined, each with its marker. */

import type { Page } from '../text/page.ts';
import { linesOf } from '../text/wraps.ts';
import { type Marker, markerOf } from './markers.ts';

export interface Block {
  readonly index: number;
  readonly start: number;
  /** End without trailing spaces. */
  readonly end: number;
  /** Where the words begin, after the marker. */
  readonly content: number;
  readonly marker: Marker | null;
  readonly blankBefore: boolean;
}

/** Splits a page into blocks. */
export function blocksOf(page: Page): Block[] {
  return linesOf(page.text).map((line, index) => {
    const quoted = page.text.charAt(line.start) === '"' ? 1 : 0;
    const marker = markerOf(
      page.text.slice(line.start + quoted, Math.min(line.end, line.start + 80)),
    );
    const content = Math.min(line.end, line.start + quoted + (marker?.length ?? 0));
    return {
      index,
      start: line.start,
      end: line.end,
      content,
      marker,
      blankBefore: line.blankBefore,
    };
  });
}
