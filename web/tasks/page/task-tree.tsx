import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTasks, type Task, type TaskRow } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { LoadingState } from '../../kit/states.tsx';
import { StatusChip } from '../../kit/status-chip.tsx';
import { searchOf } from '../list/task-query.ts';
import { DeadlineMark, PercentText } from '../task-marks.tsx';
import { partsDone } from './task-facts.tsx';
import classes from './task-tree.module.css';

/** So many parts stand on the page; the list shows all of them. */
const MOST = 100;

/** The tree of work: what stands above this task, and what it was broken down into, with k/n done. */
export function TaskTree({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const { ancestors, children } = task;
  return (
    <div className={classes.tree}>
      {ancestors.length > 0 && (
        <ol className={classes.ancestors} aria-label={t('tree.above')}>
          {ancestors.map((above) => (
            <li key={above.id} className={classes.above}>
              <span className="meta">
                {t(above.authorityId === task.authorityId ? 'tree.above' : 'tree.superior')}
              </span>{' '}
              <StatusChip status={above.status} />{' '}
              <Link to="/tasks/$id" params={{ id: above.id }}>
                {above.title}
              </Link>{' '}
              <span className="meta">{above.unit.name}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={classes.here}>
        <b>{t('tree.here')}</b> {children.length > 0 && t('tree.done', { done: partsDone(task) })}
      </p>
      {children.length === 0 ? (
        <p className="meta">{t('tree.none')}</p>
      ) : (
        <ul className={classes.parts}>
          {children.slice(0, MOST).map((part) => (
            <Part key={part.id} part={part} />
          ))}
        </ul>
      )}
      {task.childCount > 0 && (
        <Link to="/tasks" search={searchOf({ parent: task.id }, asOf)} data-screen>
          {t('tree.list', { count: Math.max(task.childCount, children.length) })}
        </Link>
      )}
    </div>
  );
}

function Part({ part }: { part: TaskRow }) {
  const { t } = useTranslation('tasks');
  const [open, setOpen] = useState(false);
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <div className={classes.part}>
        {part.childCount > 0 ? (
          <button
            type="button"
            className={classes.opener}
            aria-expanded={open}
            aria-label={t(open ? 'tree.close' : 'tree.open', { title: part.title })}
            onClick={() => setOpen((before) => !before)}
            data-screen
          >
            <Icon size={16} stroke={1.75} aria-hidden />
          </button>
        ) : (
          <span className={classes.opener} />
        )}
        <span className={classes.partWords}>
          <Link to="/tasks/$id" params={{ id: part.id }} className="two-lines" title={part.title}>
            {part.title}
          </Link>
          <span className="meta">
            {part.unit.name} · <DeadlineMark task={part} />
            {part.childCount > 0 && ` · ${t('tree.parts', { count: part.childCount })}`}
          </span>
        </span>
        <span className={classes.partPercent}>
          <PercentText value={part.percent} />
        </span>
        <StatusChip status={part.status} daysLate={part.daysLate} />
      </div>
      {open && <SubParts parentId={part.id} />}
    </li>
  );
}

function SubParts({ parentId }: { parentId: string }) {
  const { asOf } = useAsOf();
  const query = { parentId, layer: 'all' as const, limit: MOST, ...(asOf ? { asOf } : {}) };
  const found = useRead(listTasks, { query });
  if (!found.data) return <LoadingState rows={2} />;
  return (
    <ul className={classes.parts}>
      {found.data.rows.map((part) => (
        <Part key={part.id} part={part} />
      ))}
    </ul>
  );
}
