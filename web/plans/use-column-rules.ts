import { useState } from 'react';
import { learnColumn, listColumnLabels } from '../../server/plans/contract.ts';
import {
  type ColumnMeaning,
  type LearntLabels,
  labelKey,
} from '../../server/plans/rules/task-columns.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useKept } from '../kit/use-kept.ts';

/** A label that has now been explained the same way twice: worth a rule. */
export interface ColumnOffer {
  readonly written: string;
  readonly means: ColumnMeaning;
}

/**
 * What labels of columns stand for: as the authority was taught, and how often this officer has said the
 * same of one. From the second time on it offers the rule; a table is pasted weeks after the last, so the
 * count lies on the device.
 */
export function useColumnRules() {
  const query = useRead(listColumnLabels, {});
  const kept = useKept<Readonly<Record<string, number>>>('column-corrections', {});
  const [offer, setOffer] = useState<ColumnOffer | null>(null);
  const learn = useAct(learnColumn, { stale: [listColumnLabels] });
  const learnt: LearntLabels = new Map(
    (query.data?.labels ?? []).map(({ key, means }) => [key, means]),
  );
  return {
    learnt,
    offer,
    dismiss: () => setOffer(null),
    learn,
    note: (written: string, means: ColumnMeaning) => {
      const name = `${labelKey(written)}\u0000${means}`;
      const count = (kept.value[name] ?? 0) + 1;
      kept.set((before) => ({ ...before, [name]: count }));
      if (count >= 2 && learnt.get(labelKey(written)) !== means) setOffer({ written, means });
    },
  };
}
export type ColumnRules = ReturnType<typeof useColumnRules>;
