import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setFocus, type TaskRow } from '../../../server/tasks/contract.ts';
import { useMay } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { toastProblem } from '../../kit/toast.tsx';
import classes from './list.module.css';

/** Trọng tâm: a star that is pressed to set it; only shown to those who may not. */
export function FocusCell({ task }: { task: Pick<TaskRow, 'id' | 'title' | 'isFocus'> }) {
  const { t } = useTranslation('planViews');
  const { asOf } = useAsOf();
  const may = useMay('task.arrange');
  const focus = useAct(setFocus);
  const Icon = task.isFocus ? IconStarFilled : IconStar;
  if (!may || asOf !== null) {
    return task.isFocus ? (
      <>
        <Icon size={16} aria-hidden /> {t('cell.isFocus')}
      </>
    ) : null;
  }
  return (
    <button
      type="button"
      className={classes.focus}
      aria-pressed={task.isFocus}
      aria-label={t('cell.editFocus', { title: task.title })}
      disabled={focus.isPending}
      onClick={() =>
        focus.mutate(
          { params: { id: task.id }, body: { focus: !task.isFocus } },
          { onError: toastProblem },
        )
      }
    >
      <Icon size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
