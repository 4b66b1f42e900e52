import { useQueryClient } from '@tanstack/react-query';
import { getLeaveAddress } from '../../server/organisation/oidc-contract.ts';
import { signOut } from '../../server/organisation/session-contract.ts';
import { forgetKept } from '../kit/kept-store.ts';
import { toastProblem } from '../kit/toast.tsx';
import { unsent } from '../tasks/week/week-queue.ts';
import { weekStore } from '../tasks/week/week-store.ts';
import { call } from './client.ts';
import { useMe } from './me.ts';
import { dropFiles } from './offline/device-files.ts';
import { forgetMe } from './offline/last-seen.ts';
import { mayLeave } from './offline/leaving.ts';
import { asProblem } from './problem-error.ts';

/**
 * Ends the session and leaves nothing of the person on the page or the device: the next one may be
 * somebody else. Words that have not been sent are asked about first.
 */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const { posts } = useMe();
  return async () => {
    const waits = posts.reduce((sum, { id }) => sum + unsent(weekStore(id).read()), 0);
    if (!(await mayLeave(waits))) return;
    let leave: string | null = null;
    try {
      leave = (await call(getLeaveAddress, {}, { session: 'throw' })).address;
      await call(signOut, {}, { session: 'throw' });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== 'NOT_SIGNED_IN') {
        toastProblem(problem);
        return;
      }
    }
    forgetKept();
    forgetMe();
    // A browser that keeps no files has none to drop.
    await dropFiles().catch(() => undefined);
    client.clear();
    window.location.assign(leave ?? '/sign-in');
  };
}
