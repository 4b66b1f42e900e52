import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportWebhooks,
  listWebhooks,
  type WebhookRow,
  WebhookState,
} from '../../server/exchange/webhooks/contract.ts';
import { EVENT_KINDS } from '../../server/exchange/webhooks/rules/event-kinds.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { dayAndClock, number, say } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { ExchangeTabs } from './exchange-tabs.tsx';

const AddSheet = lazy(async () => ({
  default: (await import('./webhook-form-sheet.tsx')).AddWebhookSheet,
}));
const SORTS = ['name', '-name'] as const;

/** Webhook: other software that is told of events, and how each address answers. */
export function Page() {
  const { t } = useTranslation('webhooks');
  const view = useView();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const state = WebhookState.options.find((each) => each === view.filters.state?.[0]);
  const sort = SORTS.find((each) => each === view.sort);
  const list = usePages(listWebhooks, { query: { q: view.q || undefined, state, sort } });
  return (
    <>
      <ListPage<WebhookRow>
        tabs={<ExchangeTabs />}
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: WebhookState.options.map((value) => ({ value, label: t(`state.${value}`) })),
          },
        ]}
        acts={<Button onClick={() => setIsAdding(true)}>{t('add')}</Button>}
        lookActs={
          <Button variant="default" component="a" href={addressOf(exportWebhooks)} download>
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        onOpen={({ id }) => void navigate({ to: '/admin/exchange/webhooks/$id', params: { id } })}
        card={(row) => (
          <>
            <strong className="two-lines">{row.name}</strong>
            <span className="meta">
              {[t(`state.${row.state}`), row.address].filter(Boolean).join(' · ')}
            </span>
          </>
        )}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      {isAdding && (
        <Suspense fallback={null}>
          <AddSheet onClose={() => setIsAdding(false)} />
        </Suspense>
      )}
    </>
  );
}

function useColumns(): TableColumn<WebhookRow>[] {
  const { t } = useTranslation('webhooks');
  return [
    {
      ...{ id: 'name', header: t('col.name'), width: 14, grow: true, sort: 'name' },
      cell: ({ id, name }) => (
        <Link to="/admin/exchange/webhooks/$id" params={{ id }}>
          {name}
        </Link>
      ),
      full: ({ name }) => name,
    },
    { ...{ id: 'address', header: t('col.address'), width: 18 }, cell: (row) => row.address },
    {
      ...{ id: 'kinds', header: t('col.kinds'), width: 6 },
      cell: ({ kinds }) => t('kindCount', { count: kinds.length }),
      full: ({ kinds }) => kinds.map((kind) => say(EVENT_KINDS[kind])).join(', '),
    },
    {
      ...{ id: 'state', header: t('col.state'), width: 8 },
      cell: ({ state }) => t(`state.${state}`),
      full: ({ offReason }) => (offReason === null ? '' : t(`off.${offReason}`)),
    },
    {
      ...{ id: 'maker', header: t('col.maker'), width: 11 },
      cell: ({ maker }) => maker,
      full: ({ maker, post }) => `${maker}, ${post}`,
    },
    {
      ...{ id: 'sent', header: t('col.sent'), width: 10 },
      cell: ({ lastSentAt }) => (lastSentAt === null ? '' : dayAndClock(lastSentAt)),
    },
    {
      ...{ id: 'waiting', header: t('col.waiting'), width: 6, right: true },
      cell: ({ waiting }) => number(waiting),
    },
    {
      ...{ id: 'dead', header: t('col.dead'), width: 7, right: true },
      cell: ({ dead }) => (dead === 0 ? '' : number(dead)),
    },
  ];
}
