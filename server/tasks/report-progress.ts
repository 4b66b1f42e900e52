import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnTask } from './act-on-task.ts';
import { attachEvidence } from './attach-evidence.ts';
import { type reportProgress as endpoint, type TaskRow, taskErrors } from './contract.ts';
import type { Decision, Scene } from './move-task.ts';
import { countedProduct, percentOfCount } from './rules/counted-product.ts';
import { taskProducts } from './store/counted-tasks.ts';
import { reportSql } from './store/reports.ts';

/** What is sent, with the count left out where the sender knows none. */
type Body = Omit<z.output<(typeof endpoint)['body']>, 'quantity'> & {
  readonly quantity?: number | null;
};

/**
 * Cập nhật: what the unit did on the task this week. A percentage that falls needs a reason; without a
 * figure the last one stays. Where the task counts its product, a count gives the percentage.
 *
 * @throws Refusal PROGRESS_FELL, FILE_MISSING, and those of {@link actOnTask}
 */
export async function reportProgress(
  platform: Platform,
  actor: Actor,
  taskId: string,
  body: Body,
  key: string | null,
): Promise<TaskRow> {
  const request = { taskId, version: body.version, key };
  const decide = async (scene: Scene): Promise<Decision> => {
    const { task, context, at, today } = scene;
    const percent = body.percent ?? (await percentCounted(scene, body.quantity));
    const fell = percent !== null && task.percent !== null && percent < task.percent;
    if (fell && !body.fallReason) {
      const facts = { from: task.percent ?? 0, to: percent ?? 0 };
      throw new Refusal(taskErrors.PROGRESS_FELL, facts);
    }
    const reportId = context.ids.next();
    const report = {
      id: reportId,
      kind: 'progress' as const,
      percent,
      quantity: body.quantity ?? null,
      body: body.body,
      difficulty: body.difficulty,
      product: null,
    };
    const { authority_id, id: task_id } = task;
    const { personId: person_id, postId: post_id } = context.author;
    await context.defer(
      reportSql({ ...report, ...{ authority_id, task_id, at, on_day: today, person_id, post_id } }),
      1,
    );
    const files = await attachEvidence(scene, reportId, body.fileIds);
    return {
      move: 'report_progress',
      change: {
        percent: percent ?? task.percent,
        reported_at: at,
        evidence_count: task.evidence_count + files.length,
      },
      said: { report, reason: fell ? body.fallReason : null, files },
    };
  };
  // Of all acts it is done most often, every week on every task: mostly a sentence and perhaps a figure.
  const isLight = body.fileIds.length === 0 && (body.quantity ?? null) === null;
  return actOnTask(platform, actor, 'report_progress', request, decide, { isLight });
}

/** What a count stands for in per cent; null where none was given or the task counts nothing. */
async function percentCounted(
  { context, task }: Scene,
  quantity: number | null | undefined,
): Promise<number | null> {
  if (quantity === null || quantity === undefined) return null;
  const products = await taskProducts(context.tx, [task.authority_id], [task.id]);
  const counted = countedProduct(products.get(task.id)?.product ?? null);
  return counted === null ? null : percentOfCount(quantity, counted);
}
