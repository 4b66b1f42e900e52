import type { z } from 'zod';
import { type Day, dayInVietnam, formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { reachedFrom } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { attachEvidence } from './attach-evidence.ts';
import {
  type reportDone as endpoint,
  overdueErrors,
  type TaskRow,
  taskErrors,
} from './contract.ts';
import { writeExplanation } from './explain-task.ts';
import type { Decision, Scene } from './move-task.ts';
import { needsExplanation } from './rules/explanation.ts';
import { daysLate } from './rules/status.ts';
import { lastExplanation } from './store/explanation-store.ts';
import { withdrawExtensionSql } from './store/extension-store.ts';
import { givenAt } from './store/load-task.ts';
import { policyOfAuthority } from './store/overdue-policy-store.ts';
import { planEffectiveOn } from './store/plan-names.ts';
import { reportSql } from './store/reports.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Báo hoàn thành: the unit names the product and its evidence (or why there is none) and waits for the
 * assigner. Whether it is on time will be judged by the day of this submission. What is overdue is explained in
 * the same step; a request to extend that still waits is withdrawn.
 *
 * @throws Refusal EXPLANATION_NEEDED, NO_EVIDENCE, EVIDENCE_TOO_OLD, DONE_IN_FUTURE, FILE_MISSING, and those
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
  const changesNames = body.explanation != null;
  const report = async (scene: Scene): Promise<Decision> => {
    const { task, context, at } = scene;
    const hasFiles = body.fileIds.length > 0 || task.evidence_count > 0;
    if (!hasFiles && !body.withoutEvidence) throw new Refusal(taskErrors.NO_EVIDENCE);
    const onDay = await completionDay(scene, body.onDay);
    const explained = await explainLateness(scene, body);
    await context.defer(withdrawExtensionSql(task, at));
    const reportId = context.ids.next();
    const reported = {
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
      reportSql({
        ...reported,
        ...{ authority_id, task_id, at, on_day: onDay, person_id, post_id },
      }),
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
      said: { report: { ...reported, onDay }, reason: body.withoutEvidence, files, ...explained },
    };
  };
  return actOnTask(platform, actor, 'report_done', request, report, { changesNames });
}

/** What the journal keeps of the explanation that came with the report; nothing where the task is in time. */
async function explainLateness(scene: Scene, { explanation }: Body) {
  const { context, task, today } = scene;
  const { state, due_on: dueOn, finished_on: finishedOn } = task;
  const lateDays = daysLate({ state, dueOn, finishedOn }, today);
  if (lateDays === 0) return {};
  if (explanation != null) return writeExplanation(scene, explanation);
  const policy = await policyOfAuthority(context.tx, task.authority_id, today);
  const last = await lastExplanation(context.tx, task);
  const given = last && { forDueOn: last.for_due_on, decision: last.decision };
  if (!needsExplanation(policy, { lateDays, dueOn }, given)) return {};
  throw new Refusal(overdueErrors.EXPLANATION_NEEDED, { days: lateDays });
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
