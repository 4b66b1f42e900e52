import type { Actor } from '../organisation/actor.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { planErrors } from './contract.ts';
import { requireDrafting } from './open-reading.ts';
import { type ColumnMeaning, type LearntLabels, labelKey } from './rules/task-columns.ts';
import { deleteLabel, learntLabels, saveLabel } from './store/column-labels.ts';

/**
 * Remembers what the label of a column stands for in this authority's lists of tasks ("từ nay luôn
 * hiểu"): the next table that bears it is understood by itself.
 *
 * @throws Refusal LABEL_EMPTY for a label without a letter or a digit
 */
export async function learnColumn(
  platform: Platform,
  actor: Actor,
  label: { readonly written: string; readonly means: ColumnMeaning },
  key: string | null,
): Promise<Record<string, never>> {
  requireDrafting(actor);
  const { authorityId } = actor;
  const learnt = { ...label, key: labelKey(label.written) };
  if (learnt.key === '') throw new Refusal(planErrors.LABEL_EMPTY);
  return perform(
    platform,
    { name: 'learn_column', authorityId, author: actor, key },
    async (context) => {
      await saveLabel(context.tx, authorityId, learnt, context.now);
      await context.journal({
        subjectKind: 'authority',
        subjectId: authorityId,
        before: null,
        after: { ...label },
      });
      return {};
    },
  );
}

/** Forgets what a label stands for. @throws Refusal NOT_FOUND */
export async function forgetColumn(
  platform: Platform,
  actor: Actor,
  label: string,
  key: string | null,
): Promise<Record<string, never>> {
  requireDrafting(actor);
  const { authorityId } = actor;
  return perform(
    platform,
    { name: 'forget_column', authorityId, author: actor, key },
    async (context) => {
      const gone = await deleteLabel(context.tx, authorityId, label);
      if (!gone) throw new Refusal(platformErrors.NOT_FOUND);
      await context.journal({
        subjectKind: 'authority',
        subjectId: authorityId,
        before: { ...gone },
        after: null,
      });
      return {};
    },
  );
}

/** What the officers of an authority have taught, as tables are read by it. */
export async function labelsOf(
  { db }: Pick<Platform, 'db'>,
  authorityId: string,
): Promise<LearntLabels> {
  const labels = await learntLabels(db, authorityId);
  return new Map(labels.map(({ key, means }) => [key, means]));
}
