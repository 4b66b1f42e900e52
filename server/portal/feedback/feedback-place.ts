import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { type PublishedPlan, publishedPlan, workBehindKey } from '../store/published.ts';

/** What a feedback is about: a published plan, or one task of it, and the unit that answers for it. */
export interface FeedbackPlace {
  readonly authorityId: string;
  readonly planId: string;
  readonly taskId: string | null;
  readonly taskKey: string | null;
  /** How the public page calls it. */
  readonly subject: string;
  readonly unitId: string;
}

/** The same with the page that it belongs to. */
export interface PublicPlace extends FeedbackPlace {
  readonly plan: PublishedPlan;
}

/**
 * A place that the public can see now.
 *
 * @param taskKey a task of it; one that does not stand on the page counts as the plan itself
 * @returns null where nothing is published there
 */
export async function feedbackPlace(
  db: Db,
  authoritySlug: string,
  planSlug: string,
  taskKey: string | null,
): Promise<PublicPlace | null> {
  const plan = await publishedPlan(db, authoritySlug, planSlug);
  if (plan?.edition == null) return null;
  const { authorityId, planId } = plan;
  const task = plan.edition.snapshot.tasks.find(({ key }) => key === taskKey);
  const work = task ? await workBehindKey(db, plan, task.key) : null;
  const [taskId, ...moreTasks] = work?.taskIds ?? [];
  const [leadId, ...moreUnits] = work?.unitIds ?? [];
  const owner = leadId === undefined || moreUnits.length > 0;
  return {
    ...{ plan, authorityId, planId, taskKey: task?.key ?? null },
    taskId: taskId !== undefined && moreTasks.length === 0 ? taskId : null,
    subject: task?.title ?? task?.quote ?? plan.title,
    unitId: owner ? await ownerOf(db, authorityId, planId) : leadId,
  };
}

/** The unit that holds a plan: it answers for the whole, and for work that several units lead. */
async function ownerOf(db: Db, authorityId: string, planId: string): Promise<string> {
  const found = await firstRow(
    db,
    sql<{ unitId: string }>`select owner_unit_id::text as "unitId" from plan
        where authority_id = ${authorityId} and id = ${planId}`,
  );
  if (!found) throw new Error(`Plan ${planId} is published and not there`);
  return found.unitId;
}
