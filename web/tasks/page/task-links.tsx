import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { FileList } from '../files.tsx';
import classes from '../tasks.module.css';

/** Where a task goes on, and which tasks go on in it, with who coordinated them and what was handed in. */
export function TaskLinks({ task }: { task: Pick<Task, 'successor' | 'predecessors'> }) {
  const { t, i18n } = useTranslation('life');
  const { successor, predecessors } = task;
  if (successor === null && predecessors.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  return (
    <div className={classes.stack}>
      {successor !== null && (
        <p>
          {t('links.successor')}{' '}
          <Link to="/tasks/$id" params={{ id: successor.id }}>
            {successor.title}
          </Link>
        </p>
      )}
      {predecessors.map((before) => (
        <div key={before.id}>
          <p>
            {t(before.state === 'carried_over' ? 'links.carried' : 'links.merged')}{' '}
            <Link to="/tasks/$id" params={{ id: before.id }}>
              {before.title}
            </Link>{' '}
            <span className="meta">
              {before.unit.name}
              {before.coordinators.length > 0 &&
                ` · ${t('links.withCoordinators', {
                  names: list.format(before.coordinators.map(({ name }) => name)),
                })}`}
            </span>
          </p>
          <FileList files={before.files} />
        </div>
      ))}
    </div>
  );
}
