import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';

import { getMe, type Me } from '../../server/organisation/contract.ts';
import type { Right } from '../../server/organisation/rules/may.ts';
import { call } from './client.ts';
import { lastMe } from './offline/last-seen.ts';
import { ProblemError } from './problem-error.ts';
import { keyOf } from './use-endpoint.ts';

/** Who is signed in. A missing session is thrown, not asked for over the page: this is the first question. */
export const meReading = queryOptions({
  queryKey: keyOf(getMe, {}),
  queryFn: askWho,
  staleTime: 5 * 60_000,
});

/** Without a network: who worked here last. The server decides anew with the first request that reaches it. */
async function askWho(): Promise<Me> {
  try {
    return await call(getMe, {}, { session: 'throw' });
  } catch (error) {
    const last = error instanceof ProblemError && error.code === 'OFFLINE' ? lastMe() : null;
    if (last === null) throw error;
    return last;
  }
}

/** The person and the post in which acts are done. Only below the shell, which has read it. */
export function useMe(): Me {
  return useSuspenseQuery(meReading).data;
}

/** Today in Viet Nam as the server says it, `YYYY-MM-DD`. */
export function useToday(): string {
  return useMe().today;
}

/** True where the acting post holds the right somewhere. The server decides each case. */
export function useMay(right: Right): boolean {
  return useMe().scopes.includes(right);
}
