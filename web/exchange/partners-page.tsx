import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportPartners,
  listPartners,
  PARTNER_SORTS,
  type PartnerRow,
  PartnerState,
} from '../../server/exchange/channel/contract.ts';
import { addressOf } from '../app/client.ts';
import { useMe } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { dayAndClock, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { skewWords } from './line-words.ts';
import { OwnSide } from './partners-own-side.tsx';

const Sheets = lazy(async () => ({
  default: (await import('./partners-sheets.tsx')).PartnersSheets,
}));

/** Đối tác: bodies on other installations, how the line to each is, and what needs somebody. */
export function Page() {
  const { t } = useTranslation('exchange');
  const view = useView();
  const navigate = useNavigate();
  const { scopes } = useMe();
  const [opened, setOpened] = useState<'invite' | 'accept' | null>(null);
  const state = PartnerState.options.find((each) => each === view.filters.state?.[0]);
  const sort = PARTNER_SORTS.find((each) => each === view.sort);
  const query = { q: view.q || undefined, state, sort };
  const list = usePages(listPartners, { query });
  const manages = scopes.includes('exchange.manage');
  return (
    <>
      <ListPage<PartnerRow>
        tabs={<ExchangeTabs />}
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        note={<OwnSide manages={manages} />}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: PartnerState.options.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        acts={
          manages && (
            <>
              <Button variant="default" onClick={() => setOpened('accept')}>
                {t('accept')}
              </Button>
              <Button onClick={() => setOpened('invite')}>{t('invite')}</Button>
            </>
          )
        }
        lookActs={
          <Button variant="default" component="a" href={addressOf(exportPartners)} download>
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/admin/exchange/partners/$id', params: { id } })}
        card={(row) => <Card row={row} />}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      {opened && (
        <Suspense fallback={null}>
          <Sheets opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

function Card({ row }: { readonly row: PartnerRow }) {
  const { t } = useTranslation('exchange');
  const { name, state, dead, failingSince } = row;
  const said = [
    t(`state.${state}`),
    dead > 0 && `${t('col.dead')}: ${number(dead)}`,
    failingSince && t('away', { at: dayAndClock(failingSince) }),
  ].filter(Boolean);
  return (
    <>
      <strong className="two-lines">{name}</strong>
      <span className="meta">{said.join(' · ')}</span>
    </>
  );
}

function useColumns(): TableColumn<PartnerRow>[] {
  const { t } = useTranslation('exchange');
  const at = (instant: string | null) => (instant === null ? t('never') : dayAndClock(instant));
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 18, grow: true, sort: 'name' },
      cell: ({ id, name }) => (
        <Link to="/admin/exchange/partners/$id" params={{ id }}>
          {name}
        </Link>
      ),
      full: ({ name }) => name,
    },
    { ...{ id: 'organ', header: t('col.organ'), width: 10 }, cell: (row) => row.organId ?? '' },
    {
      ...{ id: 'state', header: t('col.state'), width: 9 },
      cell: (row) => t(`state.${row.state}`),
    },
    {
      ...{ id: 'sent', header: t('col.sent'), width: 10, sort: 'sent' },
      cell: (row) => at(row.lastSentAt),
      full: (row) => (row.failingSince ? t('away', { at: at(row.failingSince) }) : ''),
    },
    {
      ...{ id: 'received', header: t('col.received'), width: 10, sort: 'received' },
      cell: (row) => at(row.lastReceivedAt),
    },
    {
      ...{ id: 'queue', header: t('col.queue'), width: 9, right: true },
      cell: (row) => `${number(row.waitingOut)} / ${number(row.waitingIn)}`,
    },
    {
      ...{ id: 'dead', header: t('col.dead'), width: 6, right: true },
      cell: (row) => (row.dead === 0 ? '' : number(row.dead)),
    },
    {
      ...{ id: 'skew', header: t('col.skew'), width: 8 },
      cell: (row) => skewWords(t, row.skewMs),
    },
    { ...{ id: 'address', header: t('col.address'), width: 14 }, cell: (row) => row.address ?? '' },
  ];
}
