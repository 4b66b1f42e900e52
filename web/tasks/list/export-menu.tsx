import { useTranslation } from 'react-i18next';
import { exportComparison, exportTasks } from '../../../server/tasks/contract.ts';
import { addressOf } from '../../app/client.ts';
import { PaperButton } from '../../kit/paper/paper-button.tsx';
import type { comparedBy } from './compared-by.ts';
import type { TaskConditions } from './task-query.ts';

interface ExportMenuProps {
  readonly query: TaskConditions & {
    q?: string | undefined;
    sort?: string | undefined;
    asOf?: string | undefined;
  };
  /** What is compared, where two days are. */
  readonly compared?: ReturnType<typeof comparedBy> | undefined;
  /** How many of its tasks are overdue; undefined while it is not known. */
  readonly overdue: number | undefined;
}

/** The list as it is filtered and sorted now, as a workbook or as CSV; its overdue tasks on paper. */
export function ExportMenu({ query, compared, overdue }: ExportMenuProps) {
  const { t } = useTranslation(['tasks', 'compare']);
  const { status: _, ...conditions } = query;
  return (
    <PaperButton
      papers={[
        {
          ...{ kind: 'overdue', title: t('tasks:export.overdue'), query: conditions },
          ...(overdue === undefined ? {} : { rows: overdue }),
        },
      ]}
      files={(['xlsx', 'csv'] as const).map((format) =>
        compared
          ? {
              label: t(`compare:export.${format}`),
              href: addressOf(exportComparison, { query: { ...compared, format } }),
            }
          : {
              label: t(`tasks:export.${format}`),
              href: addressOf(exportTasks, { query: { ...query, format } }),
            },
      )}
    />
  );
}
