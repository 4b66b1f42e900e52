import { useState } from 'react';
import type { Unit } from '../../server/organisation/contract.ts';
import { useKept } from '../kit/use-kept.ts';

/** A name that has now been taken for the same unit twice: worth a rule. */
export interface AliasOffer {
  readonly written: string;
  readonly unit: Unit;
}

/**
 * Counts how often a name as written is corrected to the same unit. From the second time on it offers to
 * remember the name. The next text with the name comes days later, so the count lies on the device; an offer
 * that was declined is made again only after two more.
 */
export function useCorrections() {
  const kept = useKept<Readonly<Record<string, number>>>('unit-corrections', {});
  const [offer, setOffer] = useState<AliasOffer | null>(null);
  return {
    offer,
    note: (written: string, unit: Unit) => {
      const name = `${written.trim()}\u0000${unit.id}`;
      const count = (kept.value[name] ?? 0) + 1;
      kept.set((before) => ({ ...before, [name]: count % 2 }));
      if (count >= 2 && written.trim() !== unit.name) setOffer({ written, unit });
    },
    dismiss: () => setOffer(null),
  };
}
