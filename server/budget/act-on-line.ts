import type { z } from 'zod';
import { asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Right } from '../organisation/rules/may.ts';
import { personNames, reachOf } from '../organisation/units.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { type Difference, platformErrors } from '../platform/contract.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { budgetErrors } from './contract.ts';
import { amountsOf } from './line-rows.ts';
import { requireMoney } from './money-node.ts';
import { newExcess, sayExcess } from './rules/limits.ts';
import { type Amounts, MEASURES } from './rules/money.ts';
import { amountsAtVersion } from './rules/sums-at.ts';
import { type EntryRecord, entriesOf, lastWriter } from './store/entry-store.ts';
import { findLine, type HeldLine, lockLine, setVersion, sumsOf } from './store/line-store.ts';

/** What an act on a line works with: its transaction, the line held, its entries, its sums before. */
export interface LineScene {
  readonly context: ActContext;
  readonly line: HeldLine;
  readonly entries: readonly EntryRecord[];
  readonly before: Amounts;
  /** The version that the act makes. */
  readonly next: number;
  readonly today: Day;
}

/**
 * The steps that every act on a line shares: find, hold, rights, version, work, the new version, journal.
 *
 * @param rightsFor any of these lets the post go on
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CONFLICT with the difference, and those of `work`
 */
export async function actOnLine(
  platform: Platform,
  actor: Actor,
  name: string,
  target: { readonly id: string; readonly version: number },
  key: string | null,
  rightsFor: (entries: readonly EntryRecord[]) => readonly Right[],
  work: (scene: LineScene) => Promise<unknown>,
): Promise<{ lineId: string; version: number }> {
  const found = await findLine(platform.db, await reachOf(platform.db, actor), target.id);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const authorityId = found.authority_id;
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const today = dayInVietnam(now);
    const version = await lockLine(tx, authorityId, target.id);
    if (version === null) throw new Refusal(platformErrors.NOT_FOUND);
    const line = { ...found, version };
    const of = { authorityId, unitId: line.unit_id };
    const entries = await entriesOf(tx, authorityId, line.id);
    await requireMoney(tx, actor, rightsFor(entries), of, today);
    if (version !== target.version) await refuseOutdated(tx, line, entries, target.version);
    const before = await sumsToday(tx, authorityId, line.id, today);
    const next = version + 1;
    const after = await work({ context, line, entries, before, next, today });
    await setVersion(tx, authorityId, line.id, next);
    const sums = (amounts: Amounts) =>
      Object.fromEntries(MEASURES.map((each) => [each, amounts[each]?.toString() ?? null]));
    await context.journal({
      ...{ subjectKind: 'budget_line', subjectId: line.id },
      ...{ before: sums(before), after },
    });
    return { lineId: line.id, version: next };
  });
}

/** The sums of a line as they stand in the act. */
export async function sumsToday(
  tx: Db | Tx,
  authorityId: string,
  lineId: string,
  today: Day,
): Promise<Amounts> {
  const sight = { db: tx, day: today, isPast: false, upTo: today };
  return amountsOf(await sumsOf(sight, authorityId, lineId));
}

/**
 * Refuses sums that cannot be, and those beyond what allows them unless a decision is written.
 *
 * @throws Refusal BELOW_ZERO, DISBURSED_ABOVE_ALLOTTED, ALLOTTED_ABOVE_PLANNED
 */
export function refuseExcess(before: Amounts, after: Amounts, decision: string | null): void {
  if (MEASURES.some((measure) => (after[measure] ?? 0n) < 0n)) {
    throw new Refusal(budgetErrors.BELOW_ZERO, {}, { fields: [{ field: 'amount' }] });
  }
  const excess = newExcess(before, after);
  if (excess === null || (decision ?? '').trim() !== '') return;
  const error =
    excess.kind === 'disbursed'
      ? budgetErrors.DISBURSED_ABOVE_ALLOTTED
      : budgetErrors.ALLOTTED_ABOVE_PLANNED;
  throw new Refusal(error, sayExcess(excess), { fields: [{ field: 'amount' }] });
}

/** Money is entered when it has happened. @throws Refusal DAY_NOT_YET */
export function refuseLaterDay(onDay: string, today: Day): void {
  if (onDay <= today) return;
  throw new Refusal(
    budgetErrors.DAY_NOT_YET,
    { day: formatDay(asDay(onDay)) },
    { fields: [{ field: 'onDay' }] },
  );
}

async function refuseOutdated(
  tx: Tx,
  line: HeldLine,
  entries: readonly EntryRecord[],
  seenVersion: number,
): Promise<never> {
  const seen = amountsAtVersion(entries, seenVersion);
  const saved = amountsAtVersion(entries, line.version);
  const last = await lastWriter(tx, line.authority_id, line.id);
  const names = await personNames(tx, last ? [last.by] : []);
  const difference: z.input<typeof Difference> = {
    savedBy: names.get(last?.by ?? '') ?? '',
    savedAt: (last?.at ?? new Date(0)).toISOString(),
    version: line.version,
    fields: MEASURES.filter((measure) => seen[measure] !== saved[measure]).map((field) => ({
      ...{ field, yours: seen[field]?.toString() ?? null, saved: saved[field]?.toString() ?? null },
    })),
  };
  throw new Refusal(platformErrors.CONFLICT, {}, difference);
}
