import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  exportPublications,
  listPublications,
  PUBLICATION_FILTERS,
  PUBLICATION_SORTS,
  type PublicationRow,
} from '../../server/portal/contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, dayOf } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { PortalTabs } from './portal-tabs.tsx';
import classes from './publication.module.css';

/** Công bố: every plan that is public or is being made so, and what waits for this post. */
export function Page() {
  const { t } = useTranslation('portal');
  const view = useView();
  const navigate = useNavigate();
  const says = useSaying();
  const state = PUBLICATION_FILTERS.find((each) => each === view.filters.state?.[0]);
  const sort = PUBLICATION_SORTS.find((each) => each === view.sort);
  const query = { q: view.q || undefined, state, sort, asOf: view.asOf ?? undefined };
  const list = usePages(listPublications, { query });
  return (
    <ListPage<PublicationRow>
      tabs={<PortalTabs />}
      title={t('title')}
      facts={<Waiting waiting={list.first?.waiting} />}
      what={t('what')}
      view={view}
      list={list}
      columns={useColumns()}
      choices={[
        {
          ...{ name: 'state', label: t('state.label'), single: true },
          options: PUBLICATION_FILTERS.map((value) => ({ value, label: t(`state.${value}`) })),
        },
      ]}
      lookActs={
        <Button
          variant="default"
          component="a"
          href={addressOf(exportPublications, { query })}
          download
        >
          {t('export')}
        </Button>
      }
      rowId={({ id }) => id}
      rowName={({ plan }) => plan.title}
      onOpen={({ id }) => void navigate({ to: '/publications/$id', params: { id } })}
      card={(row) => (
        <>
          <strong className="two-lines">{row.plan.number ?? row.plan.title}</strong>
          <span className={classes.meta}>
            {[says(row), row.cutOff && t('cutOffOn', { day: day(row.cutOff) })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
      empty={
        <EmptyState
          acts={
            <Button variant="default" renderRoot={(props) => <Link to="/plans" {...props} />}>
              {t('openPlans')}
            </Button>
          }
        >
          {t('empty')}
        </EmptyState>
      }
    />
  );
}

/** How a publication stands in one line: what the public sees, and what is on its way. */
export function useSaying(): (
  row: Pick<PublicationRow, 'state' | 'stage' | 'edition' | 'isDue'>,
) => string {
  const { t } = useTranslation('portal');
  return ({ state, stage, edition, isDue }) =>
    [
      state === 'published' ? t('seen.published', { number: edition }) : t(`seen.${state}`),
      stage === 'none' ? '' : t(`stage.${stage}`),
      isDue ? t('state.due') : '',
    ]
      .filter(Boolean)
      .join(' · ');
}

/** What waits for this post, each leading to its list. */
function Waiting({ waiting }: { waiting: { approve: number; due: number } | undefined }) {
  const { t } = useTranslation('portal');
  const view = useView();
  const states = { approve: 'proposed', due: 'due' } as const;
  return (['approve', 'due'] as const)
    .filter((each) => waiting?.[each])
    .map((each) => (
      <button
        key={each}
        type="button"
        className="link-button"
        onClick={() => view.setFilter('state', [states[each]])}
      >
        {t(`waiting.${each}`, { count: waiting?.[each] ?? 0 })}
      </button>
    ));
}

function useColumns(): TableColumn<PublicationRow>[] {
  const { t } = useTranslation('portal');
  const says = useSaying();
  return [
    {
      ...{ id: 'title', header: t('col.plan'), width: 22, grow: true, sort: 'title' },
      cell: ({ id, plan }) => (
        <Link to="/publications/$id" params={{ id }}>
          {plan.number ? `${plan.number} ${plan.title}` : plan.title}
        </Link>
      ),
      full: ({ plan }) => plan.title,
    },
    { ...{ id: 'state', header: t('col.state'), width: 16 }, cell: says, full: says },
    {
      ...{ id: 'edition', header: t('col.edition'), width: 5, right: true },
      cell: ({ edition }) => (edition === 0 ? '' : edition),
    },
    {
      ...{ id: 'cutOff', header: t('col.cutOff'), width: 8 },
      cell: ({ cutOff }) => (cutOff === null ? '' : day(cutOff)),
    },
    {
      ...{ id: 'published', header: t('col.published'), width: 9, sort: 'published' },
      cell: ({ publishedAt }) => (publishedAt === null ? '' : dayOf(publishedAt)),
    },
    {
      ...{ id: 'due', header: t('col.due'), width: 8 },
      cell: ({ dueOn }) => (dueOn === null ? '' : day(dueOn)),
    },
    {
      ...{ id: 'address', header: t('col.address'), width: 16 },
      cell: ({ address, state }) =>
        state === 'unpublished' ? (
          <span className={classes.meta}>{address}</span>
        ) : (
          <a href={address}>{address}</a>
        ),
      full: ({ address }) => address,
    },
  ];
}
