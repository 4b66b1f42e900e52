import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportPackages,
  listPackages,
  PACKAGE_SORTS,
  type PackageRow,
} from '../../server/exchange/edxml/contract.ts';
import {
  KIND_WORDS,
  PACKAGE_KINDS,
  PACKAGE_STATES,
  STEERING_TYPES,
  STEERING_WORDS,
} from '../../server/exchange/edxml/rules/edxml-codes.ts';
import { STATE_WORDS } from '../../server/exchange/edxml/rules/state-words.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, dayAndClock, say } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { ExchangeTabs } from './exchange-tabs.tsx';

// Forms are fetched when one is opened.
const UploadSheet = lazy(async () => ({
  default: (await import('./edxml-upload-sheet.tsx')).UploadSheet,
}));
const SendSheet = lazy(async () => ({
  default: (await import('./edxml-send-sheet.tsx')).SendSheet,
}));
const SettingsSheet = lazy(async () => ({
  default: (await import('./edxml-settings-sheet.tsx')).SettingsSheet,
}));

type Opened = 'upload' | 'send' | 'settings';

/** Gói tin edXML: what came from other bodies and what went to them. */
export function Page() {
  const { t } = useTranslation('edxml');
  const view = useView();
  const navigate = useNavigate();
  const maySend = useMay('edxml.send');
  const [opened, setOpened] = useState<Opened | null>(null);
  const { filters } = view;
  const query = {
    q: view.q || undefined,
    way: (['in', 'out'] as const).find((each) => each === filters.way?.[0]),
    state: PACKAGE_STATES.find((each) => each === filters.state?.[0]),
    kind: PACKAGE_KINDS.find((each) => each === filters.kind?.[0]),
    steering: STEERING_TYPES.find((each) => String(each) === filters.steering?.[0]),
    sort: PACKAGE_SORTS.find((each) => each === view.sort),
  };
  const list = usePages(listPackages, { query });
  const close = () => setOpened(null);
  const uploadButton = <Button onClick={() => setOpened('upload')}>{t('upload')}</Button>;
  return (
    <>
      <ListPage<PackageRow>
        tabs={<ExchangeTabs />}
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'way', label: t('way.label'), single: true },
            options: (['in', 'out'] as const).map((value) => ({ value, label: t(`way.${value}`) })),
          },
          {
            ...{ name: 'state', label: t('filter.state'), single: true },
            options: PACKAGE_STATES.flatMap((value) => ({ value, label: say(STATE_WORDS[value]) })),
          },
          {
            ...{ name: 'kind', label: t('filter.kind'), single: true },
            options: PACKAGE_KINDS.map((value) => ({ value, label: say(KIND_WORDS[value]) })),
          },
          {
            ...{ name: 'steering', label: t('filter.steering'), single: true },
            options: STEERING_TYPES.map((each) => ({
              value: String(each),
              label: say(STEERING_WORDS[each]),
            })),
          },
        ]}
        acts={
          maySend && (
            <>
              <Button variant="default" onClick={() => setOpened('settings')}>
                {t('settings')}
              </Button>
              <Button variant="default" onClick={() => setOpened('send')}>
                {t('send')}
              </Button>
              {uploadButton}
            </>
          )
        }
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportPackages, { query })}
            download
          >
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ number }) => number}
        onOpen={({ id }) => void navigate({ to: '/admin/exchange/edxml/$id', params: { id } })}
        card={(row) => (
          <>
            <strong className="two-lines">
              {row.number} {row.subject}
            </strong>
            <span className="meta">
              {[
                t(`way.${row.way}`),
                row.partner.name ?? row.partner.code,
                say(STATE_WORDS[row.state]),
              ].join(' · ')}
            </span>
          </>
        )}
        empty={<EmptyState acts={maySend && uploadButton}>{t('empty')}</EmptyState>}
      />
      <Suspense fallback={null}>
        {opened === 'upload' && <UploadSheet onClose={close} />}
        {opened === 'send' && <SendSheet onClose={close} />}
        {opened === 'settings' && <SettingsSheet onClose={close} />}
      </Suspense>
    </>
  );
}

function useColumns(): TableColumn<PackageRow>[] {
  const { t } = useTranslation('edxml');
  return [
    {
      ...{ id: 'at', header: t('col.at'), width: 10, sort: 'at' },
      cell: (row) => dayAndClock(row.at),
    },
    {
      ...{ id: 'way', header: t('way.label'), width: 5 },
      cell: (row) => t(`way.${row.way}`),
    },
    {
      ...{ id: 'number', header: t('col.number'), width: 11, sort: 'number' },
      cell: (row) => (
        <Link to="/admin/exchange/edxml/$id" params={{ id: row.id }}>
          {row.number}
        </Link>
      ),
    },
    {
      ...{ id: 'subject', header: t('col.subject'), width: 20, grow: true },
      cell: (row) => row.subject,
      full: (row) => row.subject,
    },
    {
      ...{ id: 'partner', header: t('col.partner'), width: 14 },
      cell: (row) => row.partner.name ?? row.partner.code,
      full: (row) => [row.partner.name, row.partner.code].filter(Boolean).join(' · '),
    },
    {
      ...{ id: 'unit', header: t('col.unit'), width: 12 },
      cell: (row) => row.unit.name,
      full: (row) => row.unit.name,
    },
    {
      ...{ id: 'state', header: t('col.state'), width: 10 },
      cell: (row) => say(STATE_WORDS[row.state]),
    },
    {
      ...{ id: 'due', header: t('col.due'), width: 8, sort: 'due' },
      cell: (row) => row.dueOn && day(row.dueOn),
    },
    {
      ...{ id: 'carried', header: t('col.carried'), width: 10 },
      cell: (row) => (row.acknowledgedAt === null ? '' : dayAndClock(row.acknowledgedAt)),
    },
    {
      ...{ id: 'faults', header: t('col.faults'), width: 6, right: true },
      cell: (row) => (row.faults > 0 ? row.faults : ''),
    },
  ];
}
