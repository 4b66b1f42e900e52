import type { z } from 'zod';
import { type Day, dayInVietnam, formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachedFrom } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { attachEvidence } from './attach-evidence.ts';
import { type reportDone as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Scene } from './move-task.ts';
import { givenAt } from './store/load-task.ts';
import { planEffectiveOn } from './store/plan-names.ts';
import { reportSql } from './store/reports.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Báo hoàn thành: the unit names the product and its evidence (or why there is none) and waits for the
 * assigner. Whether it is on time will be judged by the day of this submission.
 *
 * @throws Refusal CHILDREN_OPEN, NO_EVIDENCE, EVIDENCE_TOO_OLD, DONE_IN_FUTURE, FILE_MISSING, and those
 *   of {@link actOnTask}
 */
export async function reportDone(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  const request = { taskId, version: body.version, key };
  return actOnTask(platform, actor, 'report_done', request, async (scene) => {
    const { task, context, at } = scene;
    const hasFiles = body.fileIds.length > 0 || task.evidence_count > 0;
    if (!hasFiles && !body.withoutEvidence) throw new Refusal(taskErrors.NO_EVIDENCE);
    const onDay = await completionDay(scene, body.onDay);
    const reportId = context.ids.next();
    const report = {
      id: reportId,
      kind: 'done' as const,
      percent: 100,
      body: body.body,
      difficulty: null,
      product: body.product,
    };
    const { authority_id, id: task_id } = task;
    const { personId: person_id, postId: post_id } = context.author;
    await context.defer(
      reportSql({ ...report, ...{ authority_id, task_id, at, on_day: onDay, person_id, post_id } }),
      1,
    );
    const files = await attachEvidence(scene, reportId, body.fileIds);
    return {
      move: 'report_done',
      change: {
        percent: 100,
        reported_at: at,
        evidence_count: task.evidence_count + files.length,
      },
      said: { report: { ...report, onDay }, reason: body.withoutEvidence, files },
    };
  });
}

/** The day on which the unit finished: not after today, not before the task was ordered. */
async function completionDay(scene: Scene, given: string | null): Promise<Day> {
  const { context, task, today } = scene;
  const day = given === null ? today : parseDay(given);
  if (day === null || day > today) {
    throw new Refusal(taskErrors.DONE_IN_FUTURE, { today: formatDay(today) });
  }
  if (day === today) return day;
  const entered = dayInVietnam(await givenAt(context.tx, task.authority_id, task.id));
  const authorities = await reachedFrom(context.tx, task.authority_id);
  const ordered = await planEffectiveOn(context.tx, authorities, task.plan_id);
  const from = ordered !== null && ordered < entered ? ordered : entered;
  if (day < from) {
    const facts = { day: formatDay(day), given: formatDay(from) };
    throw new Refusal(taskErrors.EVIDENCE_TOO_OLD, facts);
  }
  return day;
}
