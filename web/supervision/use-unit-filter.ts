import { useState } from 'react';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { useView } from '../app/use-view.ts';

/** A unit to filter by, kept in the address; the picker shows its name as long as the page stands. */
export function useUnitFilter(): {
  readonly unitId: string | undefined;
  readonly picker: { readonly value: UnitRef[]; readonly onChange: (units: UnitRef[]) => void };
} {
  const view = useView();
  const unitId = view.filters.unit?.[0];
  const [chosen, setChosen] = useState<UnitRef | null>(null);
  const known = chosen?.id === unitId ? chosen : null;
  return {
    unitId,
    picker: {
      value: known ? [known] : [],
      onChange: ([unit]) => {
        setChosen(unit ?? null);
        view.setFilter('unit', unit ? [unit.id] : []);
      },
    },
  };
}
