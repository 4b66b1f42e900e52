import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnTask } from './act-on-task.ts';
import type { ExplanationVerdict, acceptResult as endpoint, TaskRow } from './contract.ts';
import { settleExplanation } from './decide-explanation.ts';
import type { Scene } from './move-task.ts';
import { refuseUnlessNow } from './refuse-unless-now.ts';
import { lastExplanation } from './store/explanation-store.ts';
import { decideReport, lastDoneReport, type ReportRecord } from './store/reports.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Đạt: the assigner accepts the result and the task is closed, on the day on which the unit submitted
 * it: a slow reader never makes a unit late. An explanation that came with a late result may be decided on in
 * the same step.
 */
export async function acceptResult(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { version, note, explanation }: Body,
  key: string | null,
): Promise<TaskRow> {
  const request = { taskId, version, key };
  return actOnTask(platform, actor, 'accept_result', request, async (scene) => {
    const report = await waitingReport(scene);
    const { context, at } = scene;
    const verdict = explanation == null ? {} : await settleWith(scene, explanation);
    await decideReport(context.tx, report, 'accepted', note, at, context.author.personId);
    return {
      move: 'accept_result',
      submittedOn: dayInVietnam(report.at),
      said: { ...verdict, reason: note, reportId: report.id },
    };
  });
}

/** Decides on the explanation of a late result with the result itself; nothing where none waits. */
async function settleWith(scene: Scene, verdict: ExplanationVerdict) {
  const { context, task } = scene;
  if ((await lastExplanation(context.tx, task))?.decision !== null) return {};
  await refuseUnlessNow('decide_explanation', scene, null);
  return { explanation: await settleExplanation(scene, verdict) };
}

/** The submission that the assigner decides upon. */
export async function waitingReport({ context, task }: Scene): Promise<ReportRecord> {
  const report = await lastDoneReport(context.tx, task.authority_id, task.id);
  if (!report || report.decision !== null) throw new Error(`Task ${task.id} has no submission`);
  return report;
}
