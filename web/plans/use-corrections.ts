import { useCallback, useState } from 'react';
import type { Unit } from '../../server/organisation/contract.ts';

/** A name that has now been taken for the same unit twice: worth a rule. */
export interface AliasOffer {
  readonly written: string;
  readonly unit: Unit;
}

/**
 * Counts how often a name as written is corrected to the same unit. From the second time on it offers to
 * remember the name; an offer that was declined is not made again.
 */
export function useCorrections() {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [offer, setOffer] = useState<AliasOffer | null>(null);
  const note = useCallback(
    (written: string, unit: Unit) => {
      const name = `${written}\u0000${unit.id}`;
      const count = (counts.get(name) ?? 0) + 1;
      setCounts(new Map(counts).set(name, count));
      if (count === 2 && written.trim() !== unit.name) setOffer({ written, unit });
    },
    [counts],
  );
  return { offer, note, dismiss: () => setOffer(null) };
}
