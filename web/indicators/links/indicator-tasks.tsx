import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listIndicatorTasks, unlinkTask } from '../../../server/indicators/link-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { toast, toastProblem } from '../../kit/notices.ts';
import { ReadState } from '../../kit/states.tsx';
import { StatusChip } from '../../kit/status-chip.tsx';
import { DeadlineMark, originOf } from '../../tasks/task-marks.tsx';
import { TaskPicker } from '../../tasks/whole/task-picker.tsx';
import classes from './links.module.css';
import { NoteDialog } from './note-dialog.tsx';

/** Nhiệm vụ tác động: the tasks that move an indicator, each with how. */
export function IndicatorTasks({ indicatorId }: { indicatorId: string }) {
  const { t } = useTranslation('allocation');
  const { asOf } = useAsOf();
  const [chosen, setChosen] = useState<{ id: string; title: string } | null>(null);
  const query = asOf === null ? {} : { asOf };
  const found = useRead(listIndicatorTasks, { params: { id: indicatorId }, query });
  const unlink = useAct(unlinkTask, { onDone: () => toast(t('links.removed')) });
  return (
    <section className={classes.section} aria-label={t('links.title')}>
      <h2>{t('links.title')}</h2>
      <ReadState query={found} what={t('links.what')}>
        {({ tasks, unseen, mayLink }) => (
          <>
            {tasks.length === 0 && <p className="meta">{t('links.none')}</p>}
            <ul>
              {tasks.map(({ task, note }) => (
                <li key={task.id} className={classes.line}>
                  <span className={classes.words}>
                    <Link to="/tasks/$id" params={{ id: task.id }} className="two-lines">
                      {task.title}
                    </Link>
                    {note && <span>{note} </span>}
                    <span className="meta">
                      {[originOf(task), task.unit.name].filter(Boolean).join(' · ')} ·{' '}
                      <DeadlineMark task={task} />
                    </span>
                  </span>
                  <StatusChip status={task.status} daysLate={task.daysLate} />
                  {mayLink && (
                    <ActionIcon
                      variant="subtle"
                      className={classes.remove}
                      aria-label={t('links.remove', { title: task.title })}
                      onClick={() =>
                        unlink.mutate(
                          { params: { id: indicatorId, taskId: task.id } },
                          { onError: toastProblem },
                        )
                      }
                      data-screen
                    >
                      <IconX size={16} stroke={1.75} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
            {unseen > 0 && <p className="meta">{t('links.unseen', { count: unseen })}</p>}
            {mayLink && (
              <div data-screen>
                <TaskPicker
                  label={t('links.add')}
                  without={new Set(tasks.map(({ task }) => task.id))}
                  onChoose={({ id, title }) => setChosen({ id, title })}
                />
              </div>
            )}
          </>
        )}
      </ReadState>
      {chosen && (
        <NoteDialog
          indicatorId={indicatorId}
          taskId={chosen.id}
          title={chosen.title}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}
