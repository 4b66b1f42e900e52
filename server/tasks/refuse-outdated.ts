import type { z } from 'zod';
import { personNames } from '../organisation/units.ts';
import { type Difference, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Scene } from './move-task.ts';
import { taskAtVersion } from './store/load-task.ts';

/** What a person recognises of a change; the rest of the row follows from it. */
const SHOWN = ['state', 'unit_id', 'officer_id', 'due_on', 'percent', 'finished_on'] as const;

/**
 * Two people on one task: the second is told who saved what, and nothing of theirs is applied.
 *
 * @throws Refusal CONFLICT with the difference
 */
export async function refuseOutdated(scene: Scene, version: number): Promise<void> {
  const { task, context } = scene;
  if (version === task.version) return;
  const seen = await taskAtVersion(context.tx, task.authority_id, task.id, version);
  const names = await personNames(context.tx, [task.changed_by]);
  const difference: z.input<typeof Difference> = {
    savedBy: names.get(task.changed_by) ?? '',
    savedAt: task.since.toISOString(),
    version: task.version,
    fields: SHOWN.filter((field) => seen?.[field] !== task[field]).map((field) => ({
      field,
      yours: seen?.[field] ?? null,
      saved: task[field],
    })),
  };
  throw new Refusal(platformErrors.CONFLICT, {}, difference);
}
