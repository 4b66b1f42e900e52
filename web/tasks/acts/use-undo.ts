import { useTranslation } from 'react-i18next';
import { type TaskAct, type TaskRow, undoAct } from '../../../server/tasks/contract.ts';
import { UNDOABLE } from '../../../server/tasks/rules/undo.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';

/** Says that an act is done, with [Hoàn tác] where it can be taken back. */
export function useActDone(): (act: TaskAct, row: TaskRow) => void {
  const { t } = useTranslation('tasks');
  const undo = useAct(undoAct);
  return (act, row) => {
    const said = t(`act.done.${act}`, { unit: row.unit.name });
    const canUndo = UNDOABLE.includes(act) && row.childCount === 0;
    if (!canUndo) return toast(said);
    toast(said, {
      undo: () => {
        const parts = { params: { id: row.id }, body: { version: row.version } };
        undo.mutateAsync(parts).catch((error: unknown) => toastProblem(asProblem(error)));
      },
    });
  };
}
