import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { settleFinding as settleEndpoint } from './check-contract.ts';
import { checkErrors } from './check-errors-contract.ts';
import { maySettle, openChecks } from './checks-view.ts';
import { judge } from './rules/checks.ts';
import { type CheckedTask, checkFacts, writeMark } from './store/check-facts.ts';

/**
 * Đã xem, đúng: says why what a check found is right. It holds as long as the facts are the same; when they
 * change the finding comes back.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, CHECK_CHANGED
 */
export async function settleFinding(
  platform: Platform,
  actor: Actor,
  taskId: string,
  { code, facts, reason }: z.output<(typeof settleEndpoint)['body']>,
  key: string | null,
): Promise<{ id: string }> {
  requireRight(actor, 'check.settle');
  const sight = await openChecks(platform, actor, undefined);
  let task: CheckedTask | undefined;
  for (const authorityId of sight.authorities) {
    [task] = await checkFacts(sight, authorityId, [taskId]);
    if (task) break;
  }
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  if (!maySettle(actor, task)) throw new Refusal(platformErrors.NOT_ALLOWED);
  if (judge(code, task, sight.moment)?.facts !== facts) {
    throw new Refusal(checkErrors.CHECK_CHANGED);
  }
  const { authorityId } = task;
  const act = { name: 'settle_check', authorityId, author: actor, key };
  return perform(platform, act, async (context) => {
    const { personId, postId } = actor;
    const mark = { authorityId, taskId, code, facts, reason, personId, postId, now: context.now };
    await writeMark(context.tx, mark);
    await context.journal({
      ...{ subjectKind: 'task', subjectId: taskId, before: null },
      after: { check: code, facts, reason },
    });
    return { id: taskId };
  });
}
