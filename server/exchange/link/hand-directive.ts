import { createHash } from 'node:crypto';
import { sendMessage } from '../channel/send-message.ts';
import type { LinkContext } from './acting.ts';
import type { DirectiveHanded } from './message-contract.ts';
import { findHandedPlan, saveHandedPlan } from './store/handed-store.ts';
import type { Bond } from './store/linked-store.ts';
import { planToHand } from './store/plan-to-hand.ts';

/** Longer texts than this go as their file alone; in UTF-16 units. */
const MOST_TEXT = 800_000;

/**
 * Sends the directive that orders a plan, with its outline, its file and the plan's fields, once before its
 * first task goes over and again where it has changed.
 */
export async function handDirective(
  context: LinkContext,
  bond: Bond,
  planId: string,
  again: 'never' | 'changed' | 'always' = 'never',
): Promise<void> {
  const { tx, authorityId, now } = context;
  const key = { authorityId, otherId: bond.otherId, side: 'giver' as const };
  const before = await findHandedPlan(tx, key, planId);
  if (before !== null && again === 'never') return;
  const found = await planToHand(tx, authorityId, planId);
  if (found === null) throw new Error(`Plan ${planId} is missing`);
  const { plan, directive } = found.body;
  const { file } = found;
  const fits = directive.text.length <= MOST_TEXT;
  const body: DirectiveHanded = {
    giverPlanId: planId,
    plan,
    directive: {
      ...directive,
      ...(fits ? {} : { text: '', clauses: [] }),
      file: file === null ? null : { name: file.name, hash: file.hash, size: file.size },
    },
  };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16);
  if (before?.digest === digest && again !== 'always') return;
  await sendMessage(context, {
    ...{ partnerId: bond.partnerId, subject: `plan:${planId}`, kind: 'directive.handed', body },
    files: file === null ? [] : [file],
  });
  await saveHandedPlan(
    tx,
    {
      ...{ ...key, giverPlan: planId, planId, directiveId: null, digest },
      places: { fields: {}, clauses: [] },
    },
    now,
  );
}
