import { IconBookmark } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listViews, type ViewPage } from '../../../server/organisation/contract.ts';
import type { AddressQuery } from '../../app/address-query.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { DropDown } from '../drop-down.tsx';
import { keptQuery, openedQuery } from './view-query.ts';

const ViewsPanel = lazy(async () => ({
  default: (await import('./views-panel.tsx')).ViewsPanel,
}));

/**
 * [Cách xem]: views of this page kept under a name. A page that is opened bare opens with the view that the
 * person chose for it.
 */
export function SavedViews({ page }: { page: ViewPage }) {
  const { t } = useTranslation('planViews');
  const query: AddressQuery = useSearch({ strict: false });
  const navigate = useNavigate();
  const found = useRead(listViews, { query: { page } });
  const views = found.data?.views;
  const now = keptQuery(query);
  const current = views?.find((view) => view.query === now);
  const opened = useRef(now !== '');
  useEffect(() => {
    if (opened.current || views === undefined) return;
    opened.current = true;
    const first = views.find(({ isDefault }) => isDefault);
    if (first) void navigate({ to: '.', search: openedQuery(first.query, query), replace: true });
  }, [views, navigate, query]);
  return (
    <DropDown
      side="start"
      className="plain-button"
      label={t('views.label')}
      face={
        <>
          <IconBookmark size={16} stroke={1.75} aria-hidden />
          <span className="one-line">{current?.name ?? t('views.label')}</span>
        </>
      }
    >
      {(close) => <ViewsPanel page={page} views={views ?? []} now={now} onClose={close} />}
    </DropDown>
  );
}
