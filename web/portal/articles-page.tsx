import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ARTICLE_SORTS,
  ArticleKind,
  type ArticleRow,
  ArticleState,
  exportArticles,
  listArticles,
} from '../../server/portal/articles/contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { dayAndClock, dayOf, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { PortalTabs } from './portal-tabs.tsx';
import classes from './publication.module.css';

const BeginSheet = lazy(async () => ({
  default: (await import('./article-begin-sheet.tsx')).BeginSheet,
}));

/** Tin bài: what is being written about published plans, what waits to be approved, what is out. */
export function Page() {
  const { t } = useTranslation('portalArticles');
  const view = useView();
  const navigate = useNavigate();
  const says = useArticleState();
  const [begins, setBegins] = useState(false);
  const query = {
    ...{ q: view.q || undefined, asOf: view.asOf ?? undefined },
    state: ArticleState.options.find((each) => each === view.filters.state?.[0]),
    kind: ArticleKind.options.find((each) => each === view.filters.kind?.[0]),
    sort: ARTICLE_SORTS.find((each) => each === view.sort),
  };
  const list = usePages(listArticles, { query });
  const waiting = list.first?.waiting ?? 0;
  const begin = list.first?.mayWrite && (
    <Button onClick={() => setBegins(true)}>{t('begin')}</Button>
  );
  return (
    <>
      <ListPage<ArticleRow>
        tabs={<PortalTabs />}
        title={t('title')}
        facts={
          waiting > 0 && (
            <button
              type="button"
              className="link-button"
              onClick={() => view.setFilter('state', ['proposed'])}
            >
              {t('waiting', { count: waiting })}
            </button>
          )
        }
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: ArticleState.options.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            ...{ name: 'kind', label: t('kind.label'), single: true },
            options: ArticleKind.options.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
        ]}
        acts={begin}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportArticles, { query })}
            download
          >
            {t('export')}
          </Button>
        }
        rowId={({ id }) => id}
        rowName={({ headline }) => headline}
        onOpen={({ id }) => void navigate({ to: '/articles/$id', params: { id } })}
        card={(row) => (
          <>
            <strong className="two-lines">{row.headline}</strong>
            <span className={classes.meta}>
              {[says(row), row.plan.number ?? row.plan.title].join(' · ')}
            </span>
          </>
        )}
        empty={<EmptyState acts={begin}>{t('empty')}</EmptyState>}
      />
      {begins && (
        <Suspense fallback={null}>
          <BeginSheet onClose={() => setBegins(false)} />
        </Suspense>
      )}
    </>
  );
}

/** How an article stands in one line. */
export function useArticleState(): (
  row: Pick<ArticleRow, 'state' | 'editions' | 'isBehind'>,
) => string {
  const { t } = useTranslation('portalArticles');
  return ({ state, editions, isBehind }) => {
    const isCorrected = editions > 0 && (state === 'draft' || state === 'proposed');
    const said = isCorrected && state === 'draft' ? t('correcting', { number: editions }) : null;
    return [said ?? t(`state.${state}`), isBehind ? t('behind') : ''].filter(Boolean).join(' · ');
  };
}

function useColumns(): TableColumn<ArticleRow>[] {
  const { t } = useTranslation('portalArticles');
  const says = useArticleState();
  return [
    {
      ...{ id: 'headline', header: t('col.headline'), width: 24, grow: true, sort: 'headline' },
      cell: ({ id, headline }) => (
        <Link to="/articles/$id" params={{ id }}>
          {headline}
        </Link>
      ),
      full: ({ headline }) => headline,
    },
    { ...{ id: 'kind', header: t('col.kind'), width: 9 }, cell: ({ kind }) => t(`kind.${kind}`) },
    {
      ...{ id: 'plan', header: t('col.plan'), width: 10 },
      cell: ({ plan }) => plan.number ?? plan.title,
      full: ({ plan }) => plan.title,
    },
    { ...{ id: 'state', header: t('col.state'), width: 14 }, cell: says, full: says },
    {
      ...{ id: 'published', header: t('col.published'), width: 7, sort: 'published' },
      cell: ({ publishedAt }) => (publishedAt === null ? '' : dayOf(publishedAt)),
    },
    {
      ...{ id: 'views', header: t('col.views'), width: 6, right: true },
      cell: ({ views, editions, id }) =>
        editions === 0 ? (
          ''
        ) : (
          <Link to="/articles/$id" params={{ id }} hash="luot-xem">
            {number(views)}
          </Link>
        ),
    },
    {
      ...{ id: 'changed', header: t('col.changed'), width: 10, sort: 'changed' },
      cell: ({ changedAt }) => dayAndClock(changedAt),
      full: ({ changedBy }) => changedBy,
    },
    {
      ...{ id: 'address', header: t('col.address'), width: 12 },
      cell: ({ address, editions }) =>
        editions === 0 ? (
          <span className={classes.meta}>{address}</span>
        ) : (
          <a href={address}>{address}</a>
        ),
      full: ({ address }) => address,
    },
  ];
}
