import type { JournalEntry } from '../platform/journal/journal.ts';
import { applyToFrame } from './apply-to-frame.ts';
import { addTask, applyToTask } from './apply-to-task.ts';
import type { Applying } from './applying.ts';
import type { Thing } from './read-thing.ts';
import type { Change, Value } from './value-contract.ts';

/**
 * Applies one change by the rules that hold for the same act done by hand.
 *
 * @param thing as it stands now; null for what is added
 * @param entries gathers what the journal is told, so that nothing is told of a change that was undone
 */
export async function applyChange(
  applying: Applying,
  change: Change,
  value: Value | null,
  thing: Thing | null,
  entries: JournalEntry[],
): Promise<void> {
  const scene = applying.sceneOf(entries);
  if (change.kind === 'add_task' && value?.as === 'task') {
    return addTask(applying, scene, change, value);
  }
  if (thing?.is === 'task') return applyToTask(applying, scene, change, value, thing);
  return applyToFrame(applying, scene.context, change, value, thing);
}
