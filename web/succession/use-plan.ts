import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { changeReorganisation, type Reorganisation } from '../../server/succession/contract.ts';
import type { PlanWords } from '../../server/succession/plan-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { toast } from '../kit/toast.tsx';

/** Saves a plan of which a part was changed; another's saving in between is answered with the difference. */
export function useSavePlan({ id, version, words }: Reorganisation) {
  const { t } = useTranslation('succession');
  const change = useAct(changeReorganisation);
  return async (part: Partial<PlanWords>): Promise<void> => {
    await change.mutateAsync({ params: { id }, body: { ...words, ...part, version } });
    toast(t('done'));
  };
}

/** A unit as a plan names it: by the id of the register, or by the key of one that it founds. */
export interface NamedUnit {
  readonly key: string;
  readonly name: string;
}

/** Every unit that the plan speaks of, registered or new, by its key. */
export function unitsOfPlan({ from, to, edges, words }: Reorganisation): Map<string, NamedUnit> {
  const units = new Map<string, NamedUnit>();
  for (const { id, name } of [...from, ...to] satisfies UnitRef[]) units.set(id, { key: id, name });
  for (const edge of edges) {
    for (const { key, name } of [edge.from, edge.to]) units.set(key, { key, name });
  }
  for (const { key, name } of words.newUnits) units.set(key, { key, name });
  return units;
}

/** One a line, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
