import type { z } from 'zod';
import { addDays, startOfDayInVietnam } from '../calendar/rules/day.ts';
import { parseWeek, type Week } from '../calendar/rules/week.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { type getWeek, taskErrors } from './contract.ts';
import { countedProduct } from './rules/counted-product.ts';
import { shapeRows } from './shape-rows.ts';
import { type TaskProduct, taskProducts } from './store/counted-tasks.ts';
import { openTasksOfUnit } from './store/open-tasks-of-unit.ts';
import { type ReportRecord, reportsBetween } from './store/reports.ts';
import { openSight, type TaskSight } from './task-sight.ts';

type Reply = z.input<(typeof getWeek)['reply']>;

/**
 * Phiếu tuần: every open task of the post's unit with what was said of it this week and last, by
 * deadline. A week gone by shows the tasks that were open at its end.
 *
 * @param code ISO week, `2026-W47`
 * @throws Refusal WEEK_UNKNOWN
 */
export async function weekView(platform: Platform, actor: Actor, code: string): Promise<Reply> {
  requireRight(actor, 'task.read');
  const week = parseWeek(code);
  if (!week) throw new Refusal(taskErrors.WEEK_UNKNOWN, { week: code });
  const today = await openSight(platform, actor);
  const sight = week.endsOn < today.day ? { ...today, day: week.endsOn, isPast: true } : today;
  const tasks = await openTasksOfUnit(sight, actor.jurisdictionUnitId);
  const ids = tasks.map(({ id }) => id);
  const [rows, said, products] = await Promise.all([
    shapeRows(sight.db, sight.authorities, tasks, sight.day, sight.actor.limits),
    reportsAround(sight, week, ids),
    taskProducts(sight.db, sight.authorities, ids),
  ]);
  const sheet = rows.map((task) => {
    const { now, before } = said(task.id);
    return {
      task,
      thisWeek: now
        ? {
            percent: now.percent,
            body: now.body,
            difficulty: now.difficulty,
            at: now.at.toISOString(),
          }
        : null,
      lastWeek: before
        ? { percent: before.percent, quantity: before.quantity, body: before.body }
        : null,
      counts: countsOf(products.get(task.id)),
    };
  });
  return {
    week: week.code,
    from: week.startsOn,
    to: week.endsOn,
    rows: sheet,
    updated: sheet.filter(({ thisWeek }) => thisWeek !== null).length,
  };
}

/** A count of today's sheet: a past week shows what it said, not what was counted later. */
function countsOf(product: TaskProduct | undefined) {
  const counted = countedProduct(product?.product ?? null);
  return counted && { ...counted, now: product?.quantity ?? null };
}

/** The newest report on a task in the week, and in the week before. */
async function reportsAround(
  sight: TaskSight,
  week: Week,
  taskIds: readonly string[],
): Promise<
  (taskId: string) => { now: ReportRecord | undefined; before: ReportRecord | undefined }
> {
  const begins = startOfDayInVietnam(week.startsOn);
  const reports = await reportsBetween(
    sight.db,
    sight.authorities,
    taskIds,
    startOfDayInVietnam(addDays(week.startsOn, -7)),
    startOfDayInVietnam(addDays(week.endsOn, 1)),
  );
  return (taskId) => {
    const ofTask = reports.filter((report) => report.task_id === taskId);
    return {
      now: ofTask.find(({ at }) => at >= begins),
      before: ofTask.find(({ at }) => at < begins),
    };
  };
}
