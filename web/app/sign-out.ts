import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../../server/organisation/contract.ts';
import { toastProblem } from '../kit/toast.tsx';
import { call } from './client.ts';
import { asProblem } from './problem-error.ts';

/** Ends the session and leaves nothing of it on the page. What was typed stays on the device, under its owner. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    try {
      await call(signOut, {}, { session: 'throw' });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== 'NOT_SIGNED_IN') {
        toastProblem(problem);
        return;
      }
    }
    client.clear();
    window.location.assign('/sign-in');
  };
}
