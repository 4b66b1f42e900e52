import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { planClearPoints } from '../../server/tasks/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import { searchOf } from '../tasks/list/task-query.ts';

/** How clearly the plan was assigned (6 rõ): what is missing, each figure the way to its list. */
export function ClearPointsLine({ planId }: { readonly planId: string }) {
  const { t } = useTranslation(['plans', 'tasks']);
  const { asOf } = useAsOf();
  const query = asOf === null ? {} : { asOf };
  const { data } = useRead(planClearPoints, { params: { id: planId }, query });
  // A line beside the figures: while it is fetched, and where the plan gives nothing, there is none.
  if (!data || data.tasks === 0) return null;
  const { clear, tasks, missing } = data;
  return (
    <p>
      {t('plan.clear', { clear: number(clear), tasks: number(tasks) })}
      {missing.map(({ point, tasks: lacking }, index) => (
        <span key={point}>
          {index === 0 ? `; ${t('plan.unclear')} ` : ', '}
          <Link to="/tasks" search={searchOf({ plan: planId, missing: point }, asOf)}>
            {t(`tasks:six.${point}`)} {number(lacking)}
          </Link>
        </span>
      ))}
    </p>
  );
}
