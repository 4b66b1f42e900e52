/** Deadlines counted from an event (trong thời hạn 15 ngày kể từ …), as `P15D`, `P5WD`, `P1M`. */
import type { DeadlineContext, FoundDeadline } from './deadlines.ts';

const WORD_NUMBER: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  bay: 7,
  muoi: 10,
};
const PERIOD_LETTER: Readonly<Record<string, string>> = {
  'ngay lam viec': 'WD',
  ngay: 'D',
  tuan: 'W',
  thang: 'M',
};
const RELATIVE =
  /\b(?:trong ?vong|trong ?thoi han|trong|cham nhat(?: la)?(?: sau)?|khong qua|sau|thoi han|toi da)(?: khong qua| toi da| cham nhat)? (\d{1,3}|mot|hai|ba|bon|nam|bay|muoi)(?: ?\([^)]{1,12}\))? (ngay lam viec|ngay|gio|tuan|thang)(?! (?:dau|cuoi|tuoi|\d|nay|mot|luot))/g;
const ANCHORED_RELATIVE = /^[^.;]{0,25}\b(?:ke tu|tu khi|tu ngay|sau khi|sau bao|sau\b)/;

/** The relative terms of a folded text that no other deadline covers. */
export function relativeDeadlines(
  folded: string,
  context: DeadlineContext,
  found: readonly FoundDeadline[],
): FoundDeadline[] {
  const result: FoundDeadline[] = [];
  for (const m of folded.matchAll(RELATIVE)) {
    const end = m.index + m[0].length;
    if (found.some((f) => f.start < end && f.end > m.index)) continue;
    if (
      /^(?:trong (?!vong|thoi han)|khong qua|toi da)/.test(m[0]) &&
      !ANCHORED_RELATIVE.test(folded.slice(end, end + 40))
    )
      continue;
    if (
      /^sau \d/.test(m[0]) &&
      !context.labelled &&
      !/^ (?:lam viec )?(?:ke tu|tinh tu)/.test(folded.slice(end, end + 20))
    )
      continue;
    const count = WORD_NUMBER[m[1] ?? ''] ?? Number(m[1]);
    const unit = m[2] ?? '';
    const letter = PERIOD_LETTER[unit];
    const norm = letter ? `P${count}${letter}` : `P${Math.max(1, Math.ceil(count / 24))}D`;
    result.push({
      norm,
      start: m.index,
      end,
      rule: 'deadline/relative',
      confidence: 0.8,
    });
  }
  return result;
}
