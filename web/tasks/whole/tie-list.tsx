import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskMention } from '../../../server/tasks/contract.ts';
import { StatusChip } from '../../kit/status-chip.tsx';
import { DeadlineMark, originOf } from '../task-marks.tsx';
import classes from './whole.module.css';

interface TieListProps {
  readonly title: string;
  readonly tasks: readonly TaskMention[];
  /** Left out where the post may not change the ties. */
  readonly onRemove?: ((task: TaskMention) => void) | undefined;
}

/** Tasks at the other end of one kind of tie. */
export function TieList({ title, tasks, onRemove }: TieListProps) {
  const { t } = useTranslation('ties');
  return (
    <section>
      <h3 className={classes.kind}>{title}</h3>
      {tasks.length === 0 ? (
        <p className="meta">{t('tie.none')}</p>
      ) : (
        <ul className={classes.ties}>
          {tasks.map((task) => (
            <li key={task.id} className={classes.tie}>
              <span className={classes.words}>
                <Link to="/tasks/$id" params={{ id: task.id }} className="two-lines">
                  {task.title}
                </Link>
                <span className="meta">
                  {[originOf(task), task.unit.name].filter(Boolean).join(' · ')} ·{' '}
                  <DeadlineMark task={task} />
                </span>
              </span>
              <StatusChip status={task.status} daysLate={task.daysLate} />
              {onRemove && (
                <ActionIcon
                  variant="subtle"
                  className={classes.remove}
                  aria-label={t('tie.remove', { title: task.title })}
                  onClick={() => onRemove(task)}
                  data-screen
                >
                  <IconX size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
