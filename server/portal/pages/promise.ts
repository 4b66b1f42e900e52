import { type Html, html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublicCounts, PublicSnapshot } from '../rules/public-snapshot.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { percentOf } from './say.ts';

/** The sums that the sentence of the promise speaks of. */
export interface PromiseSums {
  readonly total: number;
  readonly done: number;
  readonly open: number;
  readonly carried: number;
  /** False where only the promise is public and not what came of it. */
  readonly hasResults: boolean;
}

export function sumsOf(counts: PublicCounts): PromiseSums {
  const done = counts.doneOnTime + counts.doneLate;
  const open = counts.openWithin + counts.openNoDeadline + counts.openOverdue;
  const known = done + open + counts.suspended;
  const { total } = counts;
  return { total, done, open, carried: Math.max(total - known, 0), hasResults: known > 0 };
}

/** Lines of work that have no lines below: what "so many tasks" counts. */
export function linesOf(snapshot: Pick<PublicSnapshot, 'tasks'>): number {
  const parents = new Set(snapshot.tasks.map(({ parent }) => parent));
  return snapshot.tasks.filter(({ key }) => !parents.has(key)).length;
}

/** `Đã hứa 6 việc: xong 4 (đúng hạn 3), đang làm 2 (quá hạn 1).` */
export function promiseSentence(
  snapshot: Pick<PublicSnapshot, 'tasks' | 'counts'>,
  lang: Language,
): string {
  return countsSentence(snapshot.counts, linesOf(snapshot), lang);
}

/** The same from the figures alone. @param lines of the document; one may be given to several units */
export function countsSentence(counts: PublicCounts, lines: number, lang: Language): string {
  const words = PLAN_WORDS[lang];
  const { total, done, open, carried, hasResults } = sumsOf(counts);
  if (!hasResults) return fillSentence(words.promiseOnly, { total: lines });
  const rest = [
    counts.suspended > 0 && fillSentence(words.suspended, { count: counts.suspended }),
    carried > 0 && fillSentence(words.carried, { count: carried }),
  ].flatMap((each) => (each === false ? [] : [`, ${each}`]));
  return fillSentence(lines === total ? words.promise : words.promiseShared, {
    ...{ lines, total, done, open, rest: rest.join('') },
    ...{ onTime: counts.doneOnTime, overdue: counts.openOverdue },
  });
}

/** The rates of the promise, each with the fraction that it comes from; null where there are none. */
export function ratesSentence(counts: PublicCounts, lang: Language): string | null {
  const words = PLAN_WORDS[lang];
  const { total, done, hasResults } = sumsOf(counts);
  const percent = percentOf(done, total);
  if (!hasResults || percent === null) return null;
  const onTimePercent = percentOf(counts.doneOnTime, done);
  const facts = { total, done, percent, onTime: counts.doneOnTime };
  return onTimePercent === null
    ? fillSentence(words.ratesFew, facts)
    : fillSentence(words.rates, { ...facts, onTimePercent });
}

const PARTS = [
  ['doneOnTime', 'f-on-time'],
  ['doneLate', 'f-late'],
  ['openWithin', 'f-open'],
  ['openNoDeadline', 'f-open'],
  ['openOverdue', 'f-overdue'],
] as const satisfies readonly (readonly [keyof PublicCounts, string])[];

const BAR_WIDTH = 600;
const GAP = 2;

/** The 2×2 as one bar from nothing to all; the sentence above it says the same in words. */
export function promiseBar(counts: PublicCounts, lang: Language): Html | null {
  const { total, hasResults } = sumsOf(counts);
  if (!hasResults || total === 0) return null;
  const title = fillSentence(PLAN_WORDS[lang].barTitle, { total });
  let x = 0;
  const pieces = PARTS.flatMap(([name, look]) => {
    const width = (counts[name] / total) * BAR_WIDTH;
    if (width === 0) return [];
    const piece = html`<rect class="${look}" x="${x.toFixed(1)}" width="${Math.max(width - GAP, 1).toFixed(1)}" height="12"/>`;
    x += width;
    return [piece];
  });
  return html`<div class="bar"><svg viewBox="0 0 ${BAR_WIDTH} 12" preserveAspectRatio="none" role="img" aria-label="${title}">${pieces}</svg></div>`;
}
