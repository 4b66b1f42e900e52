import type { z } from 'zod';
import { addDays, asDay, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import type { ExplanationRow, listExplanations } from './contract.ts';
import { openSight } from './task-sight.ts';
import { waitingView } from './waiting-view.ts';

export type ExplanationQuery = z.output<(typeof listExplanations)['query']>;

/** Giải trình: why work is late in the words of its units, and what was decided, on any day. */
export async function explanationsView(
  platform: Platform,
  actor: Actor,
  query: ExplanationQuery,
): Promise<z.output<(typeof listExplanations)['reply']>> {
  const { asOf, after, limit, sort, state, long, approverId, cause, from, to, ...filter } = query;
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const ask = {
    ...{ state, long, approverId, cause, sort: sort ?? 'wait' },
    from: from === undefined ? undefined : startOfDayInVietnam(asDay(from)),
    to: to === undefined ? undefined : startOfDayInVietnam(addDays(asDay(to), 1)),
  };
  const { shown, next, total, approvers } = await waitingView(sight, 'explanation', filter, ask, {
    after,
    limit,
  });
  const rows = shown.map(
    ({ row, policy: _, ...beside }): ExplanationRow => ({ ...row.line, ...beside }),
  );
  return { rows, next, total, approvers };
}
