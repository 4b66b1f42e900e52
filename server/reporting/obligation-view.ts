import { sql } from 'kysely';
import { z } from 'zod';
import { asDay, type Day } from '../calendar/rules/day.ts';
import { nameReportPeriod } from '../calendar/rules/report-period-words.ts';
import { parseReportPeriod } from '../calendar/rules/report-periods.ts';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames, reachOf, unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { DayText, Id, platformErrors } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { firstRow } from '../platform/database/rows.ts';
import { Refusal } from '../platform/refusal.ts';
import type { listOwed, Obligation } from './obligation-contract.ts';
import { standingOf } from './rules/standing.ts';
import { visibleObligationSql } from './store/obligation-sight.ts';
import {
  findObligations,
  type ObligationRecord,
  obligationRows,
} from './store/obligation-store.ts';
import { regimeNames } from './store/regime-titles.ts';
import { submissionsShown } from './submission-sight.ts';

export type OwedQuery = z.output<(typeof listOwed)['query']>;
const Cursor = z.tuple([DayText, Id]);

/**
 * What the unit of the post owes, the next first; or what it has handed in, the latest first. Reports under
 * regimes of other authorities stand among them.
 *
 * @throws Refusal NOT_ALLOWED
 */
export async function owedView(
  { db, clock }: Platform,
  actor: Actor,
  query: OwedQuery,
): Promise<z.output<(typeof listOwed)['reply']>> {
  requireRight(actor, 'report.read');
  const { day, endOfDay } = momentOf(clock, query.asOf);
  const authorities = await reachOf(db, actor);
  const unitId = actor.jurisdictionUnitId;
  const isDone = query.show === 'done';
  const states = isDone ? ['submitted', 'accepted'] : ['open', 'returned', 'closed'];
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const which = sql.join(
    [
      sql`o.unit_id = ${unitId}`,
      sql`o.state = any(${states}::text[])`,
      // Nothing can be written of a period that has not begun.
      sql`o.period_from <= ${day}::date`,
      ...words.map(
        (word) => sql`exists (select from regime r where r.authority_id = o.authority_id
          and r.id = o.regime_id and r.folded like ${`%${word}%`})`,
      ),
    ],
    sql` and `,
  );
  const after = fromPageKey(query.after, Cursor);
  const beyond = sql.raw(isDone ? '<' : '>');
  const way = sql.raw(isDone ? 'desc' : 'asc');
  const onPage = after
    ? sql`${which} and (o.due_on, o.id) ${beyond} (${after[0]}::date, ${after[1]}::bigint)`
    : which;
  const order = sql`o.due_on ${way}, o.id ${way} limit ${query.limit + 1}`;
  const [found, total] = await Promise.all([
    findObligations(db, authorities, onPage, endOfDay, order),
    firstRow(
      db,
      sql<{ count: number }>`select count(*)::int as count
          from (${obligationRows(authorities, endOfDay, which)}) o`,
    ),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const units = await unitRefs(db, [unitId]);
  return {
    rows: await shapeObligations(db, actor, shown, asDay(day)),
    next: found.length > query.limit && last ? toPageKey([last.dueOn, last.id]) : null,
    total: total?.count ?? 0,
    unit: units.get(unitId) ?? { id: unitId, name: actor.unitName, shortName: null },
  };
}

/** One obligation that the post may see. @throws Refusal NOT_ALLOWED, NOT_FOUND */
export async function obligationView(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  asOf?: string,
): Promise<Obligation & { mayUnlock: boolean }> {
  requireRight(actor, 'report.read');
  const { day, endOfDay } = momentOf(clock, asOf);
  const which = sql`o.id = ${id} and ${visibleObligationSql(actor, day)}`;
  const [found] = await findObligations(db, await reachOf(db, actor), which, endOfDay);
  if (!found) throw new Refusal(platformErrors.NOT_FOUND);
  const [shaped] = await shapeObligations(db, actor, [found], asDay(day));
  if (!shaped) throw new Refusal(platformErrors.NOT_FOUND);
  const mayUnlock = may(actor, 'report.unlock', { authorityId: found.authorityId }).allowed;
  return { ...shaped, mayUnlock: mayUnlock && endOfDay === null };
}

/** Obligations with the names of everything that they speak of, as they stand on a day. */
export async function shapeObligations(
  db: Db,
  actor: Actor,
  found: readonly ObligationRecord[],
  day: Day,
): Promise<Obligation[]> {
  const [units, regimes, people] = await Promise.all([
    unitRefs(
      db,
      found.flatMap(({ unitId, originUnitId, toUnitId }) => [unitId, originUnitId, toUnitId]),
    ),
    regimeNames(db, found),
    personNames(
      db,
      found.flatMap(({ unlockedBy }) => unlockedBy ?? []),
    ),
  ]);
  const ref = (id: string) => units.get(id) ?? { id, name: id, shortName: null };
  const submissionOf = await submissionsShown(db, actor, found, day);
  return found.map((each) => {
    const { id, hop, cutOff, dueOn, dueTime, closesOn, state, version } = each;
    return {
      ...{ id, hop, cutOff, dueOn, dueTime, closesOn, state, version },
      submissionId: submissionOf(each),
      regime: { id: each.regimeId, name: regimes.get(each.regimeId) ?? '' },
      unit: ref(each.unitId),
      origin: each.originUnitId === each.unitId ? null : ref(each.originUnitId),
      to: ref(each.toUnitId),
      period: {
        ...{ key: each.periodKey, name: sayPeriodKey(each.periodKey) },
        ...{ from: each.periodFrom, to: each.periodTo },
      },
      unlocked:
        each.unlockedUntil === null
          ? null
          : {
              until: each.unlockedUntil,
              by: people.get(each.unlockedBy ?? '') ?? 'Chỉ Đạo',
              reason: each.unlockReason ?? '',
            },
      standing: standingOf(each, day),
      submittedAt: each.submittedAt?.toISOString() ?? null,
      acceptedAt: each.acceptedAt?.toISOString() ?? null,
    };
  });
}

function sayPeriodKey(key: string): { vi: string; en: string } {
  const period = parseReportPeriod(key);
  if (!period) return { vi: key, en: key };
  return { vi: nameReportPeriod(period, 'vi'), en: nameReportPeriod(period, 'en') };
}
