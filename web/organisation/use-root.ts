import { useQuery } from '@tanstack/react-query';
import { getUnit } from '../../server/organisation/contract.ts';
import { call } from '../app/client.ts';
import { useMe } from '../app/me.ts';
import { keyOf } from '../app/use-endpoint.ts';

/** The top of one's own tree: from the unit of the acting post up to the unit without a superior. */
export function useRoot(day: string | undefined) {
  const { acting } = useMe();
  return useQuery({
    queryKey: [...keyOf(getUnit), 'root', acting.unit.id, day],
    queryFn: async ({ signal }) => {
      const ask = (id: string) =>
        call(getUnit, { params: { id }, query: { asOf: day } }, { signal });
      let unit = await ask(acting.unit.id);
      while (unit.parentId !== null) unit = await ask(unit.parentId);
      return unit;
    },
  });
}
