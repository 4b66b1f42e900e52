import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportTasks } from '../../../server/tasks/contract.ts';
import { addressOf } from '../../app/client.ts';
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
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          data-size="xs"
          leftSection={<IconDownload size={16} stroke={1.75} />}
        >
          {t('kit:act.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={addressOf(exportTasks, { query: { ...query, format } })}
            download
          >
            {t(`tasks:export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
