import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getWeek } from '../../../server/tasks/board-contract.ts';
import { call, type Reply } from '../../app/client.ts';
import { useMe } from '../../app/me.ts';
import { lastReply, rememberReply } from '../../app/offline/last-seen.ts';
import { onReachedAgain } from '../../app/offline/network.ts';
import { ProblemError } from '../../app/problem-error.ts';
import { keyOf } from '../../app/use-endpoint.ts';

/** A sheet, and since when it stands on this device where the network did not give a newer one. */
export type SeenWeek = Reply<typeof getWeek> & { readonly seenAt?: number };

/** The weekly sheet; without a network the one last seen here. */
export function useWeekReading(code: string) {
  const { acting } = useMe();
  const client = useQueryClient();
  const place = `week:${code}:${acting.id}`;
  const parts = { params: { week: code } };
  const query = useQuery<SeenWeek, ProblemError>({
    queryKey: keyOf(getWeek, parts),
    queryFn: async ({ signal }) => {
      try {
        const reply = await call(getWeek, parts, { signal });
        rememberReply(place, reply);
        return reply;
      } catch (error) {
        const isOffline = error instanceof ProblemError && error.code === 'OFFLINE';
        const seen = isOffline ? lastReply(place) : null;
        const reply = getWeek.reply.safeParse(seen?.reply);
        if (seen === null || !reply.success) throw error;
        return { ...reply.data, seenAt: seen.at };
      }
    },
  });
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: keyOf(getWeek) });
    return onReachedAgain(again);
  }, [client]);
  return query;
}
