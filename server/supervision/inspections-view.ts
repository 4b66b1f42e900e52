import { sql } from 'kysely';
import { z } from 'zod';
import { type Moment, momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { may } from '../organisation/rules/may.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import { keptPage, wordsIn } from '../platform/database/kept-list.ts';
import type { InspectionRow, listInspections } from './inspection-contract.ts';
import { isSettled } from './rules/steps.ts';
import { sightOfUnits, type UnitSight } from './sight-of-units.ts';
import {
  findings,
  type InspectionRecord,
  inspections,
  recommendations,
} from './store/inspection-tables.ts';

export type InspectionQuery = z.output<(typeof listInspections)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);

/**
 * Inspections that the post may see, the latest first. A unit sees those at its own units, one that comes
 * unannounced (đột xuất) only once somebody has come.
 */
export async function inspectionsView(
  platform: Platform,
  actor: Actor,
  query: InspectionQuery,
): Promise<{ rows: InspectionRow[]; next: string | null; total: number; mayPlan: boolean }> {
  const { db, clock } = platform;
  const moment = momentOf(clock, query.asOf);
  const sight = sightOfUnits(db, actor, 'inspection.read', moment.day);
  const sort = query.sort ?? '-starts';
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const { found, total } = await keptPage(db, inspections, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      ...wordsIn(sql`x.folded`, words),
      ...(query.state ? [sql`x.state = ${query.state}`] : []),
      ...(query.year ? [sql`x.year = ${query.year}`] : []),
      ...(query.unitId ? [sql`${query.unitId}::bigint = any(x.unit_ids)`] : []),
      ...(sight.whole ? [] : [seenBy(sight)]),
    ],
    key: sort.endsWith('name') ? sql`left(x.folded, 200)` : sql`x.starts_on::text`,
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await inspectionRows(platform, actor, shown, { moment, sight }),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    mayPlan: moment.endOfDay === null && may(actor, 'inspection.plan', actor).allowed,
  };
}

/** The condition that units in sight may know of inspection `x`. */
export function seenBy(sight: UnitSight) {
  const told = sql`(select array_agg(r.unit_id) from recommendation r
    where r.authority_id = x.authority_id and r.inspection_id = x.id
      and r.state not in ('draft', 'dropped'))`;
  return sql`(x.state <> 'dropped' and (${sight.seesAny(told)}
    or (${sight.seesAny(sql`x.unit_ids`)} and not (x.is_surprise and x.state = 'planned'))))`;
}

/** Inspections as rows of a list, counting what the post may see of each. */
export async function inspectionRows(
  { db }: Platform,
  actor: Actor,
  records: readonly InspectionRecord[],
  { moment, sight }: { readonly moment: Moment; readonly sight: UnitSight },
): Promise<InspectionRow[]> {
  const { authorityId } = actor;
  const of = sql`x.inspection_id = any(${records.map(({ id }) => id)}::bigint[])`;
  const [found, recommended] = await Promise.all([
    findings.list(db, authorityId, of, moment.endOfDay),
    recommendations.list(db, authorityId, of, moment.endOfDay),
  ]);
  const named = new Set([
    ...records.flatMap(({ unit_ids }) => unit_ids),
    ...[...found, ...recommended].map(({ unit_id }) => unit_id),
  ]);
  const [seen, refs] = await Promise.all([sight.among(named), unitRefs(db, named)]);
  return records.map((record): InspectionRow => {
    const { id, name, year, is_surprise, unit_ids, starts_on, ends_on, state } = record;
    const isTold = sight.whole || state === 'concluded';
    const mine = recommended.filter(
      (each) =>
        isTold && each.inspection_id === id && seen.has(each.unit_id) && each.state !== 'dropped',
    );
    const open = mine.filter((each) => each.state !== 'draft' && !isSettled(each.state));
    return {
      ...{ id, name, year, isSurprise: is_surprise, startsOn: starts_on, endsOn: ends_on, state },
      units: unit_ids.filter((unit) => seen.has(unit)).flatMap((unit) => refs.get(unit) ?? []),
      number: record.conclusion?.number ?? null,
      findings: found.filter(
        (each) => isTold && each.inspection_id === id && seen.has(each.unit_id) && !each.dropped,
      ).length,
      ...{ recommendations: mine.length, open: open.length },
      overdue: open.filter((each) => lateBy(each.state, each.due_on, moment.day) > 0).length,
    };
  });
}

/** Days for which a recommendation waits for its unit past its day; 0 where it is in time or answered. */
export function lateBy(state: string, dueOn: string | null, day: string): number {
  if (state !== 'open' || dueOn === null || dueOn >= day) return 0;
  return Math.round((Date.parse(day) - Date.parse(dueOn)) / 86_400_000);
}
