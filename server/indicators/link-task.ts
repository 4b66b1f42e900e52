import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayOnTask } from '../tasks/rules/visibility.ts';
import { findTask } from '../tasks/store/load-task.ts';
import type { TaskRecord } from '../tasks/store/task-record.ts';
import { thingOf } from '../tasks/store/visibility-sql.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import { type linkTask as endpoint, linkErrors } from './link-contract.ts';
import { seenIndicator } from './require-on-indicator.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import { beginLinkSql, endLinkSql, findLink } from './store/link-store.ts';

type Linked = z.input<(typeof endpoint)['reply']>;

/** Both ends of a link, seen by the post that changes it. */
interface Ends {
  readonly indicator: IndicatorRecord;
  readonly task: TaskRecord;
}

/**
 * Gắn nhiệm vụ: says that a task moves an indicator, and how. Whoever answers for the indicator or arranges
 * the task may say so; the other end must be in their sight.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, ALREADY_LINKED
 */
export function linkTask(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  { taskId, note }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<Linked> {
  return onLink(platform, actor, 'link_task', { indicatorId, taskId }, key, async (scene, ends) => {
    const { tx, now, author } = scene;
    const before = await linkOf(scene, ends);
    if (before) throw new Refusal(linkErrors.ALREADY_LINKED);
    const { authority_id, id: indicator_id } = ends.indicator;
    const link = {
      ...{ authority_id, indicator_id, note, since: now },
      ...{ task_authority_id: ends.task.authority_id, task_id: ends.task.id },
    };
    await beginLinkSql(link, author.personId).execute(tx);
    return { before: null, after: { link } };
  });
}

/**
 * Ends the link of a task with an indicator; its days are kept.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_LINKED
 */
export function unlinkTask(
  platform: Platform,
  actor: Actor,
  between: { readonly indicatorId: string; readonly taskId: string },
  key: string | null,
): Promise<Linked> {
  return onLink(platform, actor, 'unlink_task', between, key, async (scene, ends) => {
    const link = await linkOf(scene, ends);
    if (!link) throw new Refusal(linkErrors.NOT_LINKED);
    await endLinkSql(link, scene.now).execute(scene.tx);
    return { before: { link }, after: null };
  });
}

function linkOf({ tx }: ActContext, { indicator, task }: Ends) {
  return findLink(tx, indicator.authority_id, indicator.id, task);
}

async function onLink(
  platform: Platform,
  actor: Actor,
  name: string,
  { indicatorId, taskId }: { readonly indicatorId: string; readonly taskId: string },
  key: string | null,
  work: (context: ActContext, ends: Ends) => Promise<{ before: unknown; after: unknown }>,
): Promise<Linked> {
  const sight = await openSight(platform, actor);
  const indicator = await seenIndicator(sight, indicatorId);
  const task = await findTask(sight.db, sight.authorities, taskId);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  await requireLink(sight, actor, { indicator, task });
  const request = { name, authorityId: indicator.authority_id, author: actor, key };
  return perform(platform, request, async (context) => {
    const { before, after } = await work(context, { indicator, task });
    await context.journal({
      subjectKind: 'indicator',
      subjectId: indicator.id,
      before,
      after,
    });
    return { indicatorId, taskId };
  });
}

/** Whoever answers for the indicator, or arranges the task, links the two; both must be in sight. */
async function requireLink(sight: TaskSight, actor: Actor, ends: Ends): Promise<void> {
  const { indicator, task } = ends;
  const thing = await thingOf(sight.db, task, sight.day);
  if (!mayOnTask(actor, 'task.read', thing).allowed) throw new Refusal(platformErrors.NOT_FOUND);
  const arranges = mayOnTask(actor, 'task.arrange', thing).allowed;
  const answers = may(actor, 'indicator.link', {
    ...{ authorityId: indicator.authority_id, unitId: indicator.unit_id },
  });
  if (!arranges && !answers.allowed) throw new Refusal(platformErrors.NOT_ALLOWED);
}
