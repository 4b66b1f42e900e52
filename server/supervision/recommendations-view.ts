import { sql } from 'kysely';
import { z } from 'zod';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { Db } from '../platform/database/database.ts';
import { keptPage, wordsIn } from '../platform/database/kept-list.ts';
import type { listRecommendations, RecommendationRow } from './inspection-contract.ts';
import { lateBy } from './inspections-view.ts';
import { sightOfUnits } from './sight-of-units.ts';
import {
  inspections,
  type RecommendationRecord,
  recommendations,
} from './store/inspection-tables.ts';

export type RecommendationQuery = z.output<(typeof listRecommendations)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);
/** Stands after every day: what has none comes last. */
const NEVER = '9999-12-31';

/** Recommendations of all inspections that the post may see, by their day, and how many are overdue. */
export async function recommendationsView(
  platform: Platform,
  actor: Actor,
  query: RecommendationQuery,
): Promise<{ rows: RecommendationRow[]; next: string | null; total: number; overdue: number }> {
  const { db, clock } = platform;
  const { day, endOfDay } = momentOf(clock, query.asOf);
  const sight = sightOfUnits(db, actor, 'inspection.read', day);
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const isLate = sql`(x.state = 'open' and x.due_on < ${day}::date)`;
  const where = [
    ...wordsIn(sql`x.folded`, words),
    sql`x.state <> 'dropped'`,
    ...(query.state ? [sql`x.state = ${query.state}`] : []),
    ...(query.unitId ? [sql`x.unit_id = ${query.unitId}`] : []),
    ...(sight.whole ? [] : [sql`x.state <> 'draft'`, sight.seesAny(sql`array[x.unit_id]`)]),
  ];
  const order = {
    at: endOfDay,
    key: sql`coalesce(x.due_on, ${NEVER}::date)::text`,
    isDown: query.sort === '-due',
  };
  const page = {
    ...{ ...order, where: query.overdue ? [...where, isLate] : where },
    ...{ after: fromPageKey(query.after, Cursor), limit: query.limit + 1 },
  };
  const [{ found, total }, late] = await Promise.all([
    keptPage(db, recommendations, actor.authorityId, page),
    keptPage(db, recommendations, actor.authorityId, {
      ...{ ...order, where: [...where, isLate], after: null, limit: 1 },
    }),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await recommendationRows(db, shown, { day, endOfDay }),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    ...{ total, overdue: late.total },
  };
}

/** Recommendations as rows of a list. */
export async function recommendationRows(
  db: Db,
  records: readonly RecommendationRecord[],
  { day, endOfDay }: { readonly day: string; readonly endOfDay: Date | null },
): Promise<RecommendationRow[]> {
  const [first] = records;
  if (!first) return [];
  const ids = records.map(({ inspection_id }) => inspection_id);
  const [units, of] = await Promise.all([
    unitRefs(
      db,
      records.map(({ unit_id }) => unit_id),
    ),
    inspections.list(db, first.authority_id, sql`x.id = any(${ids}::bigint[])`, endOfDay),
  ]);
  const byId = new Map(of.map((inspection) => [inspection.id, inspection]));
  return records.map((record): RecommendationRow => {
    const { id, inspection_id, finding_id, unit_id, words, deadline, due_on, state } = record;
    const inspection = byId.get(inspection_id);
    return {
      ...{ id, findingId: finding_id, words, deadline, dueOn: due_on, state },
      inspection: {
        ...{ id: inspection_id, name: inspection?.name ?? '' },
        number: inspection?.conclusion?.number ?? null,
      },
      unit: units.get(unit_id) ?? { id: unit_id, name: '', shortName: null },
      ...{ asTask: record.as_task, daysLate: lateBy(state, due_on, day), version: record.version },
    };
  });
}
