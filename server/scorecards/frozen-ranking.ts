import type { CasesByCriterion } from './compute-ranking.ts';
import type { CriterionScore, Edition, RankingRow } from './contract.ts';
import type { EditionRecord } from './store/edition-store.ts';

/** What a frozen row keeps: the row as it was shown, every point with what stood behind it, and the tasks. */
export interface FrozenResult {
  readonly row: RankingRow;
  readonly criteria: readonly CriterionScore[];
  readonly cases: CasesByCriterion;
}

/** An edition as it travels. */
export function shownEdition(edition: EditionRecord): Edition {
  const { id, period, number, asOf, by, reason, basis, isSuperseded } = edition;
  return {
    ...{ id, period, number, asOf, by, reason, basis, isSuperseded },
    publishedAt: edition.publishedAt.toISOString(),
  };
}

/**
 * The edition that a ranking is compared with: the latest of an earlier period, else the one before it in
 * its own period; for a computed ranking the latest of the same period counts too.
 *
 * @param editions latest published first
 */
export function editionBefore(
  editions: readonly EditionRecord[],
  period: { readonly from: string },
  edition: EditionRecord | null,
  firstDayOf: (period: string) => string,
): EditionRecord | null {
  const inForce = editions.filter(({ isSuperseded }) => !isSuperseded);
  const earlier = inForce
    .filter((each) => firstDayOf(each.period) < period.from)
    .sort((a, b) => (firstDayOf(a.period) < firstDayOf(b.period) ? 1 : -1));
  const same = editions.filter(
    (each) =>
      firstDayOf(each.period) === period.from && (edition === null || each.number < edition.number),
  );
  return (edition === null ? same[0] : undefined) ?? earlier[0] ?? same[0] ?? null;
}
