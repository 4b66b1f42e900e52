import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportTasks } from '../../../server/tasks/contract.ts';
import { addressOf } from '../../app/client.ts';
import { DropDown } from '../../kit/drop-down.tsx';
import classes from './list.module.css';
import type { TaskConditions } from './task-query.ts';

type ExportQuery = TaskConditions & {
  q?: string | undefined;
  sort?: string | undefined;
  asOf?: string | undefined;
};

/** The list as it is filtered and sorted now, as a workbook or as CSV. */
export function ExportMenu({ query }: { query: ExportQuery }) {
  const { t } = useTranslation(['tasks', 'kit']);
  return (
    <DropDown
      side="end"
      className="plain-button"
      label={t('kit:act.export')}
      face={
        <>
          <IconDownload size={16} stroke={1.75} aria-hidden />
          {t('kit:act.export')}
        </>
      }
    >
      {(close) => (
        <div className={classes.exports}>
          {(['xlsx', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={addressOf(exportTasks, { query: { ...query, format } })}
              download
              onClick={close}
            >
              {t(`tasks:export.${format}`)}
            </a>
          ))}
        </div>
      )}
    </DropDown>
  );
}
