/** Sentences and clauses of a paragraph; abbreviations, numbers and quotes do not end one. */
import { isUpperAt } from '../text/fold.ts';
import type { Page } from '../text/page.ts';
import { type Clause, trimClause } from './read-tasks.ts';

/** The sentences of a clause, trimmed. */
export function sentencesOf(page: Page, clause: Clause): Clause[] {
  const sentences: Clause[] = [];
  let from = clause.start;
  for (let at = clause.start; at < clause.end; at++) {
    const unit = page.text.charAt(at);
    if (unit !== '.' && unit !== '!' && unit !== '?' && unit !== '…') continue;
    if (
      page.text.charAt(at + 1) !== ' ' ||
      !(isUpperAt(page.text, at + 2) || page.text.charAt(at + 2) === '"')
    )
      continue;
    if (
      /(?:^|[\s(])(?:TP|Tp|TT|PGS|TS|ThS|Q|P|H|STT|\d{1,2})$/u.test(
        page.text.slice(Math.max(clause.start, at - 5), at),
      )
    )
      continue;
    sentences.push(trimClause(page, from, at));
    from = at + 1;
  }
  sentences.push(trimClause(page, from, clause.end));
  return sentences.filter((sentence) => sentence.end > sentence.start);
}

/** Splits at separators that stand outside quotes and brackets. */
export function splitOutside(page: Page, clause: Clause, separator: string): Clause[] {
  const parts: Clause[] = [];
  let quoted = false;
  let depth = 0;
  let from = clause.start;
  for (let at = clause.start; at < clause.end; at++) {
    const unit = page.text.charAt(at);
    if (unit === '"') quoted = !quoted && /[\s(]/.test(page.text.charAt(at - 1) || ' ');
    else if (unit === '(') depth++;
    else if (unit === ')') depth = Math.max(0, depth - 1);
    else if (unit === separator && depth === 0 && !quoted) {
      parts.push(trimClause(page, from, at));
      from = at + 1;
    }
  }
  parts.push(trimClause(page, from, clause.end));
  return parts.filter((part) => part.end > part.start);
}
