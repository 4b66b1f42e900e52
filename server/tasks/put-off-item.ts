import type { z } from 'zod';
import { formatDay, parseDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type putOff as endpoint, InboxItem, taskErrors } from './contract.ts';
import { lastLaterDay } from './rules/later.ts';
import { findWaiting, savePutOff } from './store/inbox-store.ts';
import { openSight } from './task-sight.ts';

/**
 * Để sau: a person puts off what waits for the post, at the latest to its deadline. It is how somebody orders
 * the own day and changes nothing for anyone else, so no journal tells of it.
 *
 * @throws Refusal NOT_FOUND where nothing like it waits, LATER_TOO_LATE
 */
export async function putOffItem(
  platform: Platform,
  actor: Actor,
  { kind: named, taskId, until }: z.output<(typeof endpoint)['body']>,
): Promise<z.input<(typeof endpoint)['reply']>> {
  const sight = await openSight(platform, actor);
  const kind = InboxItem.shape.kind.safeParse(named).data;
  const waiting = kind && (await findWaiting(sight, kind, taskId));
  if (!waiting) throw new Refusal(platformErrors.NOT_FOUND);
  const day = until === null ? null : parseDay(until);
  const last = lastLaterDay(sight.day, waiting.my_due);
  if (until !== null && (day === null || day <= sight.day || day > last)) {
    throw new Refusal(taskErrors.LATER_TOO_LATE, { last: formatDay(last) });
  }
  await savePutOff(sight, `${kind}:${taskId}`, day);
  return { until: day };
}
