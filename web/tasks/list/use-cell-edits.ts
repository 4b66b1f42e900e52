import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reportProgress, setWeights, type TaskRow } from '../../../server/tasks/contract.ts';
import { call, newKey } from '../../app/client.ts';
import { useMay, useMe } from '../../app/me.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAsOf } from '../../app/use-view.ts';
import type { CellEdit } from '../../kit/table-columns.ts';
import { toastProblem } from '../../kit/toast.tsx';

/** States in which the unit that holds a task may say how far it is. */
const REPORTABLE: readonly TaskRow['state'][] = ['accepted', 'in_progress'];

/** The cells of a list that can be changed where they stand, each by the act that says so. */
export function useCellEdits() {
  const { t } = useTranslation('planViews');
  const { acting } = useMe();
  const { asOf } = useAsOf();
  const mayReport = useMay('task.report');
  const mayArrange = useMay('task.arrange');
  const client = useQueryClient();

  const saved = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      await client.invalidateQueries();
      return true;
    } catch (error) {
      toastProblem(asProblem(error));
      return false;
    }
  };
  const between = (least: number, most: number) => (text: string) => {
    const value = Number(text);
    return /^\d{1,4}$/.test(text) && value >= least && value <= most
      ? null
      : t('cell.between', { least, most });
  };

  return {
    percent: (task: TaskRow): CellEdit | null => {
      const isOwn = task.unit.id === acting.unit.id && REPORTABLE.includes(task.state);
      if (asOf !== null || !mayReport || !isOwn) return null;
      return {
        label: t('cell.editPercent', { title: task.title }),
        value: task.percent === null ? '' : String(task.percent),
        numeric: true,
        check: between(0, 100),
        save: (text) =>
          saved(() =>
            call(
              reportProgress,
              {
                params: { id: task.id },
                body: { version: task.version, percent: Number(text), body: '' },
              },
              { idempotencyKey: newKey() },
            ),
          ),
      };
    },
    weight: (task: TaskRow): CellEdit | null => {
      const { parentId } = task;
      if (asOf !== null || !mayArrange || parentId === null) return null;
      return {
        label: t('cell.editWeight', { title: task.title }),
        value: String(task.weight ?? 1),
        numeric: true,
        check: between(1, 1000),
        save: (text) =>
          saved(() =>
            call(
              setWeights,
              {
                params: { id: parentId },
                body: { weights: [{ id: task.id, weight: text === '1' ? null : Number(text) }] },
              },
              { idempotencyKey: newKey() },
            ),
          ),
      };
    },
  };
}
