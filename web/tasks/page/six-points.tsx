import { IconCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import classes from '../tasks.module.css';

/** The six points that an assignment has to make clear (6 rõ): a tick, or a question where it does not. */
export function SixPoints({ points }: { points: Task['sixPoints'] }) {
  const { t } = useTranslation('tasks');
  const clear = points.filter((each) => each.clear).length;
  return (
    <span className={classes.six}>
      <b>{t('six.count', { clear, of: points.length })}</b>
      {points.map(({ point, clear: isClear }) => (
        <span key={point} className={classes.point} data-clear={isClear}>
          {isClear ? (
            <IconCheck size={16} stroke={1.75} aria-hidden />
          ) : (
            <IconHelpCircle size={16} stroke={1.75} aria-hidden />
          )}
          {t(`six.${point}`)}
          {!isClear && `: ${t('six.unclear')}`}
        </span>
      ))}
    </span>
  );
}
