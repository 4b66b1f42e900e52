import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import { type ListedUrging, pageOfUrgings } from './store/urging-list.ts';

/** A letter that the post may see, whichever authority sent it. @throws Refusal NOT_FOUND */
export async function findUrging(sight: TaskSight, id: string): Promise<ListedUrging> {
  for (const authorityId of sight.authorities) {
    const [found] = await pageOfUrgings(sight, authorityId, { id }, 'sent', null, 1);
    if (found) return found;
  }
  throw new Refusal(platformErrors.NOT_FOUND);
}
