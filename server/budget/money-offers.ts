import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { DraftMoney } from '../plans/contract.ts';
import type { Platform } from '../platform/act.ts';
import type { MoneyOffer } from './contract.ts';
import { type AmountUnit, parseAmount } from './rules/amount.ts';
import { sourceNamed } from './rules/sources.ts';
import { type OfferRecord, openOffers } from './store/offer-store.ts';
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
  const read = DraftMoney.partial().safeParse(record.data).data ?? {};
  const said = read.source ?? '';
  const known = said === '' ? null : sourceNamed(said, sources);
  const { id, planId, planNumber, directiveId, starts, ends, year, taskId, taskTitle } = record;
  return {
    ...{ provisionId: id, planId, planNumber, directiveId, year },
    quote: (read.quote ?? '').replace(/\s+/gu, ' ').trim(),
    span: starts === null || ends === null ? null : { start: starts, end: ends },
    amount: amountIn(read.amount ?? null, read.unit ?? ''),
    written: read.amount == null ? '' : `${written(read.amount)} ${read.unit ?? ''}`.trim(),
    source: known && { key: known.key, name: known.name },
    sourceWritten: said === '' ? null : said,
    task: taskId === null ? null : { id: taskId, title: taskTitle ?? '' },
  };
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
