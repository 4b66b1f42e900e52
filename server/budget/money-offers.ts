import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { DraftMoney } from '../plans/contract.ts';
import type { Platform } from '../platform/act.ts';
import type { MoneyOffer } from './contract.ts';
import { type AmountUnit, parseAmount } from './rules/amount.ts';
import { type MoneyWords, wordsAround } from './rules/money-words.ts';
import { sourceNamed } from './rules/sources.ts';
import { type OfferRecord, type OrderRecord, openOffers, REACH } from './store/offer-store.ts';
import { type SourceRecord, sourcesOf } from './store/source-store.ts';

/** Sums that issued texts state and nobody follows yet, each ready to be made a line ("Đưa vào theo dõi"). */
export async function moneyOffers(
  { db }: Platform,
  actor: Actor,
  planId: string | undefined,
): Promise<{ offers: MoneyOffer[] }> {
  requireRight(actor, 'budget.edit');
  if (!actor.wholeAuthority) return { offers: [] };
  const sources = await sourcesOf(db, actor.authorityId);
  const found = await openOffers(db, actor.authorityId, planId ?? null);
  return { offers: found.map((record) => offerOf(record, sources)) };
}

function offerOf(record: OfferRecord, sources: readonly SourceRecord[]): MoneyOffer {
  const read = readOf(record);
  const { years, fund } = wordsOf(record);
  // The reader knows the usual sources; a fund is found by the name that the sentence gives it.
  const said = read.source || fund || '';
  const known = said === '' ? null : sourceNamed(said, sources);
  const { id, planId, planNumber, directiveId, year, taskId, taskTitle } = record;
  return {
    ...{ provisionId: id, planId, planNumber, directiveId },
    ...{ fromYear: years?.from ?? year, toYear: years?.to ?? year },
    ...{ quote: orderingWords(record), span: spanOf(record) },
    amount: amountIn(read.amount ?? null, read.unit ?? ''),
    written: read.amount == null ? '' : `${written(read.amount)} ${read.unit ?? ''}`.trim(),
    source: known && { key: known.key, name: known.name },
    sourceWritten: said === '' ? null : said,
    task: taskId === null ? null : { id: taskId, title: taskTitle ?? '' },
  };
}

/** The sentence by which a text orders money; only the sum itself where its text is not kept. */
export function orderingWords(record: OrderRecord): string {
  return wordsOf(record).sentence || (readOf(record).quote ?? '').replace(/\s+/gu, ' ').trim();
}

export function spanOf({ starts, ends }: OrderRecord): MoneyOffer['span'] {
  return starts === null || ends === null ? null : { start: starts, end: ends };
}

function readOf({ data }: OrderRecord) {
  return DraftMoney.partial().safeParse(data).data ?? {};
}

/** Found by the words of the sum, because the database counts characters in another way than spans do. */
function wordsOf(record: OrderRecord): MoneyWords {
  const { around, starts } = record;
  const quote = readOf(record).quote ?? '';
  const none = { sentence: '', years: null, fund: null };
  if (around === null || starts === null || quote === '') return none;
  const expected = Math.min(starts, REACH);
  let start = -1;
  for (let at = around.indexOf(quote); at >= 0; at = around.indexOf(quote, at + 1)) {
    if (start < 0 || Math.abs(at - expected) < Math.abs(start - expected)) start = at;
  }
  return start < 0 ? none : wordsAround(around, { start, end: start + quote.length });
}

/** Đồng of an amount as it was read; null for another currency. */
function amountIn(amount: number | null, unit: string): string | null {
  if (amount === null) return null;
  const none: AmountUnit = 'đồng';
  const read = parseAmount(`${written(amount)} ${unit}`, none);
  return read.ok ? read.dong.toString() : null;
}

function written(amount: number): string {
  return new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 }).format(amount);
}
