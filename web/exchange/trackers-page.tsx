import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportTrackers,
  listTrackers,
  TRACKER_SORTS,
  type TrackerRow,
} from '../../server/exchange/trackers/contract.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { dayAndClock, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { ExchangeTabs } from './exchange-tabs.tsx';

const SettleSheet = lazy(async () => ({
  default: (await import('./tracker-settle-sheet.tsx')).AddTrackerSheet,
}));

/** Biểu của cấp trên: workbooks of superior bodies that are compared and filled in. */
export function Page() {
  const { t } = useTranslation('trackers');
  const view = useView();
  const navigate = useNavigate();
  const mayImport = useMay('tracker.import');
  const [isAdding, setIsAdding] = useState(false);
  const query = {
    q: view.q || undefined,
    open: oneOf(view.filters.open, ['true', 'false'] as const),
    sort: oneOf([view.sort], TRACKER_SORTS),
  };
  const list = usePages(listTrackers, { query });
  const open = (id: string) =>
    void navigate({ to: '/admin/exchange/trackers/$id', params: { id } });
  const add = mayImport && <Button onClick={() => setIsAdding(true)}>{t('add')}</Button>;
  return (
    <>
      <ListPage<TrackerRow>
        tabs={<ExchangeTabs />}
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'open', label: t('filter.open'), single: true },
            options: [
              { value: 'true', label: t('filter.isOpen') },
              { value: 'false', label: t('filter.isClosed') },
            ],
          },
        ]}
        acts={add}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportTrackers, { query })}
            download
          >
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => open(id)}
        card={(row) => (
          <>
            <strong>{row.name}</strong>
            <span className="meta">
              {row.owner} · {row.comparedAt === null ? t('never') : t('page.counts', { ...row })}
            </span>
          </>
        )}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      {isAdding && (
        <Suspense fallback={null}>
          <SettleSheet onClose={() => setIsAdding(false)} onSaved={open} />
        </Suspense>
      )}
    </>
  );
}

function useColumns(): TableColumn<TrackerRow>[] {
  const { t } = useTranslation('trackers');
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 16, grow: true, sort: 'name' },
      cell: (row) => (
        <Link to="/admin/exchange/trackers/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    { id: 'owner', header: t('col.owner'), width: 14, cell: (row) => row.owner },
    { id: 'form', header: t('col.form'), width: 14, cell: (row) => row.formName ?? '' },
    {
      ...{ id: 'compared', header: t('col.compared'), width: 10 },
      cell: (row) => (row.comparedAt === null ? t('never') : dayAndClock(row.comparedAt)),
    },
    {
      ...{ id: 'linked', header: t('col.linked'), width: 6, right: true },
      cell: (row) => t('linkedOf', { linked: number(row.linked), lines: number(row.lines) }),
    },
    {
      ...{ id: 'differing', header: t('col.differing'), width: 6, right: true },
      cell: (row) => number(row.differing),
    },
  ];
}
