import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayOnTask } from '../tasks/rules/visibility.ts';
import { shapeRows } from '../tasks/shape-rows.ts';
import { endOfPast } from '../tasks/store/as-of.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { thingOf } from '../tasks/store/visibility-sql.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import type { listIndicatorTasks, listTaskIndicators, MovedIndicator } from './link-contract.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { percentOfWay, togetherOfWay } from './rules/move-by-indicator.ts';
import { shapeTargets } from './shape-targets.ts';
import { findIndicators } from './store/indicator-store.ts';
import { type LinkRecord, linksOfIndicator, linksOfTasks } from './store/link-store.ts';
import { findTargets } from './store/target-store.ts';
import { visibleIndicatorSql } from './store/visible-sql.ts';

/**
 * Nhiệm vụ tác động: the tasks that move an indicator on a day, those in sight of the post.
 *
 * @throws Refusal NOT_FOUND
 */
export async function indicatorTasksView(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  asOf?: string,
): Promise<z.input<(typeof listIndicatorTasks)['reply']>> {
  const sight = await openSight(platform, actor, asOf);
  const indicator = await seenIndicator(sight, indicatorId);
  const links = await linksOfIndicator(sight, indicator.authority_id, indicatorId);
  const keys = links.map((link) => ({ authority_id: link.task_authority_id, id: link.task_id }));
  const found = await tasksById(sight, keys);
  const shaped = await shapeRows(sight.db, sight.authorities, found, sight.day, actor.limits);
  const rows = new Map(shaped.map((row) => [row.id, row]));
  const tasks = links.flatMap(({ task_id, note, since }) => {
    const task = rows.get(task_id);
    return task ? [{ task, note, since: since.toISOString() }] : [];
  });
  const thing = { authorityId: indicator.authority_id, unitId: indicator.unit_id };
  return {
    tasks,
    unseen: links.length - tasks.length,
    mayLink: !sight.isPast && may(actor, 'indicator.link', thing).allowed,
  };
}

/**
 * Chỉ tiêu of a task: the indicators that it moves on a day, with how their targets stand and how much of
 * the way is done.
 *
 * @throws Refusal NOT_FOUND
 */
export async function taskIndicatorsView(
  platform: Platform,
  actor: Actor,
  taskId: string,
  asOf?: string,
): Promise<z.input<(typeof listTaskIndicators)['reply']>> {
  const sight = await openSight(platform, actor, asOf);
  const keys = sight.authorities.map((authority_id) => ({ authority_id, id: taskId }));
  const [task] = await tasksById(sight, keys);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const links = await linksOfTasks(sight, task.authority_id, [taskId]);
  const moved = await movedBy(sight, links);
  const percents = moved.flatMap(({ targets }) => targets.map(({ percent }) => percent));
  const thing = await thingOf(sight.db, task, sight.day, endOfPast(sight));
  return {
    indicators: moved,
    percent: togetherOfWay(percents),
    mayLink: !sight.isPast && mayOnTask(actor, 'task.arrange', thing).allowed,
  };
}

type Moved = z.input<typeof MovedIndicator>;

async function movedBy(sight: TaskSight, links: readonly LinkRecord[]): Promise<Moved[]> {
  const found: Moved[] = [];
  for (const authorityId of new Set(links.map(({ authority_id }) => authority_id))) {
    const own = links.filter(({ authority_id }) => authority_id === authorityId);
    const ids = own.map(({ indicator_id }) => indicator_id);
    const visible = visibleIndicatorSql(sight.actor, authorityId, sight.day);
    const indicators = await findIndicators(
      sight,
      authorityId,
      sql`i.id = any(${ids}::bigint[]) and ${visible}`,
    );
    const records = await targetsMoved(sight, authorityId, ids);
    const { rows } = await shapeTargets(sight, authorityId, records);
    const kept = new Map(records.map(({ id, promise }) => [id, promise]));
    for (const { id, code, name, definition } of indicators) {
      const link = own.find(({ indicator_id }) => indicator_id === id);
      if (!link) continue;
      const { measure } = definition;
      const targets = rows
        .filter(({ indicatorId }) => indicatorId === id)
        .map(({ id: targetId, promised, judgement }) => {
          const promise = kept.get(targetId);
          const percent =
            judgement && promise
              ? percentOfWay(promise.promise, promise.baseline, judgement)
              : null;
          return { id: targetId, promised, judgement, percent };
        });
      const { note, since } = link;
      found.push({ id, code, name, measure, note, since: since.toISOString(), targets });
    }
  }
  return found;
}

/** The targets that count for a task: those of the unit that answers for the indicator, no shares of them. */
export function targetsMoved(
  sight: Pick<TaskSight, 'db' | 'day' | 'isPast' | 'before'>,
  authorityId: string,
  indicatorIds: readonly string[],
) {
  return findTargets(
    sight,
    authorityId,
    sql`t.indicator_id = any(${indicatorIds}::bigint[]) and not exists (
      select from allocation_share s where s.authority_id = t.authority_id and s.share_id = t.id
        and s.until is null)`,
  );
}
