import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Me } from '../../../server/organisation/session-contract.ts';
import { meReading } from '../../app/me.ts';

/** After signing in: the address that was asked for, else the first page. */
export function useEnter(wanted: string | null): (me: Me) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (me) => {
    client.clear();
    client.setQueryData(meReading.queryKey, me);
    if (wanted) void navigate({ href: wanted, replace: true });
    else void navigate({ to: '/', search: {}, replace: true });
  };
}
