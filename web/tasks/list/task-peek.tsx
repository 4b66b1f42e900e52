import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTask, type TaskAct } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { PeekPanel } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { ActSheet } from '../acts/act-sheet.tsx';
import { ActsNow } from '../acts/acts-now.tsx';
import { OrderingWords } from '../ordering-words.tsx';
import { TaskFacts } from '../page/task-facts.tsx';
import { TaskMarks } from '../task-marks.tsx';
import classes from '../tasks.module.css';

/** A task beside the list: its words, its facts, and what may be done now. */
export function TaskPeek({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['tasks', 'kit']);
  const { asOf } = useAsOf();
  const [act, setAct] = useState<TaskAct | null>(null);
  const task = useRead(getTask, { params: { id }, query: asOf ? { asOf } : {} });
  return (
    <PeekPanel
      title={
        <span className="two-lines" title={task.data?.title}>
          {task.data?.title ?? t('kit:peek.title')}
        </span>
      }
      onClose={onClose}
    >
      <ReadState query={task}>
        {(found) => (
          <div className={classes.stack}>
            <p>
              <TaskMarks task={found} />{' '}
              <Link to="/tasks/$id" params={{ id }}>
                {t('kit:peek.open')}
              </Link>
            </p>
            <OrderingWords task={found} />
            <TaskFacts task={found} />
            {asOf === null && (
              <section aria-labelledby="peek-acts">
                <h3 id="peek-acts">{t('tasks:act.now')}</h3>
                <ActsNow acts={found.acts} onAct={setAct} />
              </section>
            )}
            <ActSheet act={act} task={found} onClose={() => setAct(null)} />
          </div>
        )}
      </ReadState>
    </PeekPanel>
  );
}
