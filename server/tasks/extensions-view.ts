import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { ExtensionRow, listExtensions } from './contract.ts';
import { openSight } from './task-sight.ts';
import { waitingView } from './waiting-view.ts';

export type ExtensionQuery = z.output<(typeof listExtensions)['query']>;

/** Gia hạn: what was asked of the tasks that a post may see, what waits and what was decided, on any day. */
export async function extensionsView(
  platform: Platform,
  actor: Actor,
  { asOf, after, limit, sort, state, long, approverId, ...filter }: ExtensionQuery,
): Promise<z.output<(typeof listExtensions)['reply']>> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const ask = { state, long, approverId, sort: sort ?? 'wait' };
  const { shown, next, total, approvers } = await waitingView(sight, 'extension', filter, ask, {
    after,
    limit,
  });
  const rows = shown.map(
    ({ row, policy, ...beside }): ExtensionRow => ({
      ...row.line,
      ...beside,
      nth: row.before + 1,
      most: policy.extensionsMost,
    }),
  );
  return { rows, next, total, approvers };
}
