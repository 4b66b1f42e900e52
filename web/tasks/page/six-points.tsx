import { IconCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Task, TaskAct } from '../../../server/tasks/contract.ts';
import { say } from '../../kit/format.ts';
import classes from '../tasks.module.css';

interface SixPointsProps {
  readonly task: Pick<Task, 'sixPoints' | 'acts' | 'clarified'>;
  /** Opens the act that makes a point clear; without it the missing points are only told. */
  readonly onMend?: ((act: TaskAct) => void) | undefined;
}

/** The six points that an assignment has to make clear (6 rõ): a tick, or what is missing and its remedy. */
export function SixPoints({ task, onMend }: SixPointsProps) {
  const { t } = useTranslation(['tasks', 'life']);
  const { sixPoints: points, acts, clarified } = task;
  const missing = points.filter(({ clear }) => !clear);
  const mayMend = (act: TaskAct) => acts.some((each) => each.act === act && each.allowed);
  return (
    <>
      <span className={classes.six}>
        <b>{t('tasks:six.count', { clear: points.length - missing.length, of: points.length })}</b>
        {points.map(({ point, clear: isClear }) => (
          <span key={point} className={classes.point} data-clear={isClear}>
            {isClear ? (
              <IconCheck size={16} stroke={1.75} aria-hidden />
            ) : (
              <IconHelpCircle size={16} stroke={1.75} aria-hidden />
            )}
            {t(`tasks:six.${point}`)}
            {!isClear && `: ${t('tasks:six.unclear')}`}
          </span>
        ))}
      </span>
      {missing.length > 0 && (
        <ul className={classes.missing}>
          {missing.map(({ point, missing: words, mend }) => (
            <li key={point}>
              {words !== null && say(words)}{' '}
              {onMend && mend !== null && mayMend(mend) && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onMend(mend)}
                  data-screen
                >
                  {t(mend === 'clarify' ? 'life:six.mend' : `tasks:act.word.${mend}`)}
                  <span className={classes.unseen}> {t(`tasks:six.${point}`)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {clarified.authority !== null && (
        <p className="meta">{t('life:six.decider', { words: clarified.authority })}</p>
      )}
    </>
  );
}
