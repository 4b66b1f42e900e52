import { useTranslation } from 'react-i18next';
import { exportTasks } from '../../../server/tasks/contract.ts';
import { addressOf } from '../../app/client.ts';
import { PaperButton } from '../../kit/paper/paper-button.tsx';
import type { TaskConditions } from './task-query.ts';

interface ExportMenuProps {
  readonly query: TaskConditions & {
    q?: string | undefined;
    sort?: string | undefined;
    asOf?: string | undefined;
  };
  /** How many of its tasks are overdue; undefined while it is not known. */
  readonly overdue: number | undefined;
}

/** The list as it is filtered and sorted now, as a workbook or as CSV; its overdue tasks on paper. */
export function ExportMenu({ query, overdue }: ExportMenuProps) {
  const { t } = useTranslation('tasks');
  const { status: _, ...conditions } = query;
  return (
    <PaperButton
      papers={[
        {
          ...{ kind: 'overdue', title: t('export.overdue'), query: conditions },
          ...(overdue === undefined ? {} : { rows: overdue }),
        },
      ]}
      files={(['xlsx', 'csv'] as const).map((format) => ({
        label: t(`export.${format}`),
        href: addressOf(exportTasks, { query: { ...query, format } }),
      }))}
    />
  );
}
