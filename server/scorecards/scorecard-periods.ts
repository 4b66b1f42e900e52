import type { Db, Tx } from '../platform/database/database.ts';
import type { ScorecardSight } from './open-scorecard.ts';
import { periodsOf } from './rules/period-stretch.ts';
import { definitionsOf } from './store/definition-store.ts';
import { type EditionRecord, keptPeriods } from './store/edition-store.ts';

/** Periods that can be chosen, the latest first. */
export async function choosablePeriods(
  db: Db | Tx,
  { card, day }: Pick<ScorecardSight, 'card' | 'day'>,
): Promise<string[]> {
  const [definitions, kept] = await Promise.all([
    definitionsOf(db, card),
    keptPeriods(db, card.authorityId, card.id),
  ]);
  const days = definitions.flatMap(({ issuedAt, validFrom }) =>
    issuedAt === null || validFrom === null ? [] : [validFrom],
  );
  const firstDay = days.reduce<(typeof days)[number] | null>(
    (least, each) => (least === null || each < least ? each : least),
    null,
  );
  return periodsOf(card.periodKind, firstDay, day, kept);
}

/** The period that a page opens with: the one published last, else the one that runs. */
export async function openingPeriod(
  db: Db | Tx,
  sight: Pick<ScorecardSight, 'card' | 'day'>,
  editions: readonly EditionRecord[],
): Promise<string> {
  const published = editions[0]?.period;
  if (published !== undefined) return published;
  const [latest] = await choosablePeriods(db, sight);
  const year = sight.day.slice(0, 4);
  return latest ?? `${year}-01-01..${year}-12-31`;
}
