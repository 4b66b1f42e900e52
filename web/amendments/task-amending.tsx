import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listAmendments } from '../../server/amendments/contract.ts';
import type { Task } from '../../server/tasks/contract.ts';
import { useMay } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import oversight from '../supervision/oversight.module.css';
import { ProposeButton } from './propose-button.tsx';

/** Of a task of a plan: the proposals that touch it, and the way to another. */
export function TaskAmending({ task }: { readonly task: Task }) {
  const { t } = useTranslation('amendments');
  const { asOf } = useAsOf();
  // What a unit broke its task into is its own to change; the plan's line is the farthest above.
  const isLine = task.ancestors.length === 0;
  const mayRead = useMay('amendment.read') && isLine;
  const found = useRead(
    listAmendments,
    { query: { thingId: task.id, limit: 20, asOf: asOf ?? undefined } },
    { enabled: mayRead },
  );
  if (!mayRead) return null;
  const rows = found.data?.rows ?? [];
  return (
    <section className={oversight.section}>
      {rows.length > 0 && (
        <>
          <h2>{t('title')}</h2>
          <ul className={oversight.plain}>
            {rows.map(({ id, number, title, state }) => (
              <li key={id}>
                <Link to="/amendments/$id" params={{ id }}>
                  #{number} {title}
                </Link>
                {' · '}
                {t(`state.${state}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <span data-screen>
        <ProposeButton
          planId={task.planId}
          plan={task.planNumber ?? task.planTitle}
          taskId={task.id}
        />
      </span>
    </section>
  );
}
