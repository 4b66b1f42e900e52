import { sql } from 'kysely';
import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitPaths } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import type { listTargets as endpoint, PathClass, TargetRow } from './contract.ts';
import { inOrder } from './rules/target-order.ts';
import { shapeTargets } from './shape-targets.ts';
import { findTargets } from './store/target-store.ts';
import { visibleTargetSql } from './store/visible-sql.ts';

type Query = z.output<(typeof endpoint)['query']>;
type Filter = Omit<Query, 'after' | 'limit' | 'sort' | 'asOf' | 'vs'>;

/**
 * The board of targets: those of a plan or an authority that a post may see, each judged for the day looked
 * at. Classes are computed, so all that match are judged and then ordered: hundreds, seldom thousands.
 */
export async function targetsView(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<z.input<(typeof endpoint)['reply']>> {
  requireRight(actor, 'indicator.read');
  const { after, limit, sort, asOf, vs, ...filter } = query;
  const sight = await openSight(platform, actor, asOf);
  const { rows, counts, all } = await wholeBoard(sight, filter, sort);
  const start = placeAfter(rows, fromPageKey(after, z.tuple([z.string()]))?.[0] ?? null);
  const shown = rows.slice(start, start + limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: start + limit < rows.length && last ? toPageKey([last.id]) : null,
    ...{ total: rows.length, counts },
    compared:
      vs === undefined
        ? null
        : await earlierBoard(await openSight(platform, actor, vs), filter, { shown, all }),
  };
}

/** The targets of a page as they stood on another day, and those that stood then and stand no more. */
async function earlierBoard(
  then: TaskSight,
  { class: _class, ...filter }: Filter,
  now: { readonly shown: readonly TargetRow[]; readonly all: readonly TargetRow[] },
) {
  const { rows } = await wholeBoard(then, filter, undefined);
  const shown = new Set(now.shown.map(({ id }) => id));
  const still = new Set(now.all.map(({ id }) => id));
  return {
    before: rows.filter(({ id }) => shown.has(id)),
    gone: rows.filter(({ id }) => !still.has(id)),
  };
}

/** Every target that matches, in its order; before the filter by class, how many there are of each and which. */
export async function wholeBoard(
  sight: TaskSight,
  { class: wanted, ...filter }: Filter,
  sort: Query['sort'],
): Promise<{
  readonly rows: TargetRow[];
  readonly counts: Record<PathClass, number>;
  readonly all: readonly TargetRow[];
}> {
  const found: TargetRow[] = [];
  for (const authorityId of sight.authorities) {
    const records = await findTargets(sight, authorityId, conditionOf(sight, authorityId, filter));
    if (records.length === 0) continue;
    const { rows } = await shapeTargets(sight, authorityId, records);
    found.push(...rows);
  }
  const kept = filter.unitId === undefined ? found : await under(sight, found, filter.unitId);
  const counts = { met: 0, on_path: 0, at_risk: 0, off_path: 0, no_data: 0, not_due: 0 };
  for (const { judgement } of kept) if (judgement) counts[judgement.class] += 1;
  const rows = wanted === undefined ? kept : kept.filter((row) => row.judgement?.class === wanted);
  return { rows: inOrder(rows, sort ?? 'order'), counts, all: kept };
}

function conditionOf({ actor, day }: TaskSight, authorityId: string, filter: Filter) {
  const words = accentFree(filter.q ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const named = sql<boolean>`(t.folded like all(${words}::text[])
    or exists (select from indicator i where i.authority_id = t.authority_id
      and i.id = t.indicator_id and i.folded like all(${words}::text[])))`;
  return sql<boolean>`${visibleTargetSql(actor, authorityId, day)}
    and ${words.length === 0 ? sql`true` : named}
    and ${filter.planId === undefined ? sql`true` : sql`t.plan_id = ${filter.planId}`}
    and ${filter.fieldId === undefined ? sql`true` : sql`t.field_id = ${filter.fieldId}`}
    and ${filter.binds === undefined ? sql`true` : sql`t.aspirational = ${filter.binds === 'aspirational'}`}`;
}

/** Those that the unit or one below answers for. */
async function under(sight: TaskSight, found: readonly TargetRow[], unitId: string) {
  const paths = await unitPaths(
    sight.db,
    found.flatMap(({ unit, responsible }) => [unit.id, responsible.id]),
    sight.day,
  );
  return found.filter(({ unit, responsible }) =>
    [unit.id, responsible.id].some((id) => paths.get(id)?.includes(unitId)),
  );
}

function placeAfter(rows: readonly TargetRow[], id: string | null): number {
  return id === null ? 0 : rows.findIndex((row) => row.id === id) + 1;
}
