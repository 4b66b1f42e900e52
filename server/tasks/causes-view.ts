import type { z } from 'zod';
import { addDays, asDay, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { CauseCounts, CauseRef, countCauses } from './contract.ts';
import { type CauseCell, causeCells } from './store/cause-counts.ts';
import { causesOf } from './store/overdue-policy-store.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof countCauses)['query']>;

/**
 * Thống kê nguyên nhân: for each unit, field or period how many late tasks have which cause. The last explanation
 * of a task within the days asked for counts, and once, so that no task is counted under two causes.
 */
export async function causesView(
  platform: Platform,
  actor: Actor,
  { by, from, to, asOf, ...filter }: Query,
): Promise<z.output<(typeof countCauses)['reply']>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const span = {
    from: from === undefined ? null : startOfDayInVietnam(asDay(from)),
    to: to === undefined ? null : startOfDayInVietnam(addDays(asDay(to), 1)),
  };
  const asked = await Promise.all(
    sight.authorities.map(async (authorityId) => ({
      cells: await causeCells(sight, authorityId, filter, by, span),
      causes: await causesOf(sight.db, authorityId),
    })),
  );
  const cells = asked.flatMap((each) => each.cells);
  const named = new Map<string, CauseRef>();
  for (const { key, vi, en, objective } of asked.flatMap(({ causes }) => causes)) {
    if (!named.has(key)) named.set(key, { key, vi, en, objective });
  }
  const used = new Set(cells.map(({ cause }) => cause));
  const ids = [...new Set(cells.map(({ group }) => group))];
  const isPeriod = by === 'month' || by === 'quarter' || by === 'year';
  const rows = ids.map((id) => {
    const some = cells.filter(({ group }) => group === id);
    return counted(id, some[0]?.name ?? '', some);
  });
  return {
    causes: [...named.values()].filter(({ key }) => used.has(key)),
    rows: rows.toSorted((a, b) =>
      isPeriod ? ((a.id ?? '') < (b.id ?? '') ? -1 : 1) : b.total - a.total,
    ),
    total: counted(null, '', cells),
  };
}

function counted(id: string | null, name: string, cells: readonly CauseCell[]): CauseCounts {
  const sum = (some: readonly CauseCell[]) => some.reduce((all, { count }) => all + count, 0);
  const causes: Record<string, number> = {};
  for (const { cause, count } of cells) causes[cause] = (causes[cause] ?? 0) + count;
  return {
    ...{ id, name, causes, total: sum(cells) },
    objective: sum(cells.filter((cell) => cell.objective)),
    excused: cells.reduce((all, { excused }) => all + excused, 0),
  };
}
