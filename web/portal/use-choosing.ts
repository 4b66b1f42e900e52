import { type Choices, type Publication, savePublication } from '../../server/portal/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { toastProblem } from '../kit/toast.tsx';

/** Changes one thing of what is chosen for the edition that is being prepared; null where nobody may. */
export function useChoosing({
  id,
  version,
  choices,
  stage,
  may,
}: Publication): ((change: Partial<Choices>) => void) | null {
  const save = useAct(savePublication);
  if (choices === null || stage !== 'preparing' || !may.includes('write')) return null;
  return (change) => {
    if (save.isPending) return;
    const body = { version, choices: { ...choices, ...change } };
    void save.mutateAsync({ params: { id }, body }).catch(toastProblem);
  };
}
