import type { z } from 'zod';
import { clausesOf } from '../directives/store/outline-store.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { planOutline } from './contract.ts';
import { requirePlan } from './require-plan.ts';
import { addFigures } from './rules/add-figures.ts';
import { orderingWords, placeOfPlan } from './store/plan-outline.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof planOutline)['query']>;
type Reply = z.input<(typeof planOutline)['reply']>;

/**
 * Đề cương: the clauses of the text with the tasks that they order, each with its 2 × 2 under the filter.
 *
 * @throws Refusal NOT_FOUND where the post may not read the plan
 */
export async function planOutlineView(
  platform: Platform,
  actor: Actor,
  planId: string,
  { asOf, ...filter }: Query,
): Promise<Reply> {
  requireRight(actor, 'task.read');
  const sight = await openSight(platform, actor, asOf);
  const place = await placeOfPlan(sight.db, sight.authorities, planId);
  if (!place) throw new Refusal(platformErrors.NOT_FOUND);
  const { authorityId, directiveId } = place;
  await requirePlan(sight, planId, authorityId);
  const [words, outline] = await Promise.all([
    orderingWords(sight, authorityId, { ...filter, planId }),
    clausesOf(sight.db, authorityId, directiveId),
  ]);
  // The outline of a text that orders nothing here is not told.
  const clauses = words.length === 0 && authorityId !== actor.authorityId ? [] : outline;
  return {
    clauses: clauses.map(({ id, parentId, label, heading, starts, ends }) => ({
      ...{ id, parentId, label, heading },
      span: { start: starts, end: ends },
    })),
    words: words.map((each) => ({
      wordsId: each.wordsId,
      clauseId: each.clauseId,
      fieldName: each.fieldName,
      label: each.label,
      title: each.title,
      span:
        each.starts === null || each.ends === null ? null : { start: each.starts, end: each.ends },
      rows: each.rows,
      notAccepted: each.notAccepted,
      counts: addFigures([each]),
      only: each.only,
    })),
    total: words.reduce((sum, { rows }) => sum + rows, 0),
  };
}
