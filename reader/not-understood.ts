/** What no rule could place: orders without a place, dates and weighty numbers outside every reading. */

import { sentencesOf } from './frames/sentences.ts';
import { isClosing } from './frames/task-rules.ts';
import type { Block } from './outline/blocks.ts';
import type { NotUnderstood, Span } from './reading.ts';
import { calendarAtoms } from './recognise/dates.ts';
import { findQuantities } from './recognise/quantities.ts';
import { opensWithVerb } from './recognise/verbs.ts';
import type { Page } from './text/page.ts';

/** Sentences of `blocks` that look like an order, a date or a target and touch none of the `read` spans. */
export function findNotUnderstood(
  page: Page,
  blocks: readonly Block[],
  read: readonly Span[],
): NotUnderstood[] {
  const sorted = [...read].sort((a, b) => a.start - b.start);
  const found: NotUnderstood[] = [];
  let cursor = 0;
  for (const block of blocks) {
    for (const sentence of sentencesOf(page, { start: block.content, end: block.end })) {
      const span = page.span(sentence.start, sentence.end);
      while (
        cursor < sorted.length &&
        (sorted[cursor]?.end ?? 0) <= span.start &&
        (sorted[cursor + 1]?.start ?? Infinity) <= span.start
      )
        cursor++;
      if (touches(sorted, cursor, span)) continue;
      const folded = page.folded.slice(sentence.start, sentence.end);
      const reason = reasonOf(folded);
      if (reason !== null) found.push({ span, reason });
    }
  }
  return found;
}

function touches(sorted: readonly Span[], from: number, span: Span): boolean {
  for (let i = Math.max(0, from - 2); i < sorted.length; i++) {
    const other = sorted[i];
    if (!other || other.start >= span.end) return false;
    if (other.end > span.start) return true;
  }
  return false;
}

function reasonOf(folded: string): NotUnderstood['reason'] | null {
  if (folded.length < 20 || isClosing(folded)) return null;
  if (
    /\b(?:truoc ngay|cham nhat|hoan thanh (?:truoc|trong)|thoi han)\b/.test(folded) &&
    calendarAtoms(folded).length > 0
  )
    return 'date-without-task';
  if (/\b(?:giao|yeu cau|de nghi|chu tri)\b/.test(folded) && opensWithVerb(folded, 0))
    return 'verb-without-unit';
  if (
    /\b(?:phan dau|it nhat|toi thieu|tro len)\b/.test(folded) &&
    findQuantities(folded).some((q) => q.percent || q.compared)
  )
    return 'number-without-target';
  return null;
}
