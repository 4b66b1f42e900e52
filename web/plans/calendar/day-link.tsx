import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { searchOf } from '../../tasks/list/task-query.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';

interface DayLinkProps {
  readonly day: string;
  readonly conditions: TaskList['shared'];
  readonly children: ReactNode;
}

/** To the list of what is due on a day, under the filter of the page. */
export function DayLink({ day, conditions, children }: DayLinkProps) {
  const { planId, unitId, onUnitId, fieldId, layer, asOf } = conditions;
  const status = [conditions.status ?? []].flat();
  return (
    <Link
      to="/tasks"
      search={searchOf(
        {
          ...{
            plan: planId,
            unit: unitId,
            on: onUnitId,
            field: fieldId,
            layer,
            from: day,
            to: day,
          },
          ...(status.length > 0 ? { status } : {}),
        },
        asOf ?? null,
      )}
    >
      {children}
    </Link>
  );
}
