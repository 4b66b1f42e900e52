import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listTasks } from '../../../server/tasks/contract.ts';
import { usePages } from '../../app/use-endpoint.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import classes from './calendar.module.css';

/** Chưa xếp: what has no deadline and so stands on no day. */
export function Tray({ list }: { list: TaskList }) {
  const { t } = useTranslation('planViews');
  const query = { ...list.shared, dated: 'no' as const, sort: 'status,title', limit: 20 };
  const undated = usePages(listTasks, { query });
  if (undated.total === 0) return null;
  return (
    <section className={classes.tray} aria-labelledby="tray">
      <h3 id="tray">{t('calendar.tray', { count: undated.total })}</h3>
      <ul>
        {undated.rows.map((task) => (
          <li key={task.id}>
            <Link to="/tasks/$id" params={{ id: task.id }} className="two-lines" title={task.title}>
              {task.title}
            </Link>
            <span className="meta one-line">{task.unit.shortName ?? task.unit.name}</span>
          </li>
        ))}
      </ul>
      {undated.hasMore && (
        <button type="button" className="link-button" onClick={undated.more} data-screen>
          {t('more')}
        </button>
      )}
    </section>
  );
}
