import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getIssuing, type Issuing } from '../../server/plans/contract.ts';
import { keyOf, reading } from '../app/use-endpoint.ts';

/** How often the page asks how far a large issue is, in milliseconds. */
const EVERY_MS = 1_000;

/** The last large issue of a draft, asked for again while it is being written; null where there was none. */
export function useIssuing(readingId: string, wanted: boolean): Issuing | null {
  const parts = { params: { id: readingId } };
  const client = useQueryClient();
  const { data } = useQuery({
    ...reading(getIssuing, parts),
    enabled: wanted,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.issuing?.state === 'waiting' || state.data === undefined ? EVERY_MS : false,
  });
  const issuing = data?.issuing ?? null;
  const done = issuing?.state === 'done';
  useEffect(() => {
    if (!done) return;
    // Everything that counts tasks is old now; the issue itself is not asked for again.
    const [path] = keyOf(getIssuing);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== path });
  }, [done, client]);
  return issuing;
}
