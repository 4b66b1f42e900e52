import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CampaignRow,
  exportCampaigns,
  listCampaigns,
} from '../../server/emulation/campaign-contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { CampaignSheet } from './campaign-sheet.tsx';

const FORMS = ['regular', 'thematic'] as const;
const STATES = ['draft', 'running', 'ended'] as const;
const SORTS = ['starts', '-starts', 'name', '-name'] as const;

/** Phong trào thi đua: every movement of the authority, those of units below among them. */
export function Page() {
  const { t } = useTranslation('emulation');
  const view = useView();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const form = FORMS.find((each) => each === view.filters.form?.[0]);
  const state = STATES.find((each) => each === view.filters.state?.[0]);
  const sort = SORTS.find((each) => each === view.sort);
  const query = { q: view.q || undefined, form, state, sort, asOf: view.asOf ?? undefined };
  const list = usePages(listCampaigns, { query });
  const columns = useColumns();
  const add = (words: string) => <Button onClick={() => setIsAdding(true)}>{words}</Button>;
  const mayDefine = list.first?.mayDefine === true;
  const open = (id: string) => void navigate({ to: '/campaigns/$id', params: { id } });
  return (
    <>
      <ListPage<CampaignRow>
        title={t('title')}
        what={t('what')}
        view={view}
        list={list}
        columns={columns}
        choices={[
          {
            name: 'state',
            label: t('list.state'),
            options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            name: 'form',
            label: t('list.form'),
            options: FORMS.map((value) => ({ value, label: t(`form.${value}`) })),
          },
        ]}
        filters={[
          ...(form ? [{ name: t(`form.${form}`), drop: () => view.setFilter('form', []) }] : []),
          ...(state
            ? [{ name: t(`state.${state}`), drop: () => view.setFilter('state', []) }]
            : []),
        ]}
        acts={mayDefine && add(t('list.add'))}
        lookActs={
          <Button
            variant="default"
            component="a"
            href={addressOf(exportCampaigns, { query })}
            download
          >
            {t('list.export')}
          </Button>
        }
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(row) => open(row.id)}
        card={(row) => <Card row={row} />}
        empty={<EmptyState acts={mayDefine && add(t('list.first'))}>{t('list.empty')}</EmptyState>}
      />
      {isAdding && (
        <CampaignSheet campaign={null} onClose={() => setIsAdding(false)} onSaved={open} />
      )}
    </>
  );
}

function useColumns(): TableColumn<CampaignRow>[] {
  const { t } = useTranslation('emulation');
  return [
    {
      id: 'name',
      header: t('list.name'),
      width: 22,
      grow: true,
      sort: 'name',
      cell: (row) => (
        <Link to="/campaigns/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    { id: 'unit', header: t('list.unit'), width: 13, cell: (row) => row.unit.name },
    {
      id: 'directive',
      header: t('list.directive'),
      width: 10,
      cell: (row) => row.directive?.number ?? t('list.none'),
    },
    {
      id: 'span',
      header: t('list.span'),
      width: 13,
      sort: 'starts',
      cell: (row) => `${day(row.startsOn)} - ${day(row.endsOn)}`,
    },
    {
      id: 'launched',
      header: t('list.launched'),
      width: 7,
      right: true,
      cell: (row) => (row.launchedOn ? day(row.launchedOn) : t('state.draft')),
    },
    { id: 'stage', header: t('list.stage'), width: 9, cell: (row) => row.stage ?? t('list.none') },
    { id: 'units', header: t('list.units'), width: 6, right: true, cell: (row) => row.units },
    {
      id: 'overdue',
      header: t('list.state'),
      width: 9,
      cell: (row) => row.reviewOverdue && <Overdue />,
    },
  ];
}

function Overdue() {
  const { t } = useTranslation('emulation');
  return (
    <span style={{ display: 'inline-flex', gap: '0.25rem', alignItems: 'center' }}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      {t('list.overdue')}
    </span>
  );
}

function Card({ row }: { row: CampaignRow }) {
  const { t } = useTranslation('emulation');
  return (
    <>
      <strong className="two-lines">{row.name}</strong>
      <span>{row.unit.name}</span>
      <span className="tnum">
        {day(row.startsOn)} - {day(row.endsOn)}
        {row.launchedOn === null && ` · ${t('state.draft')}`}
      </span>
    </>
  );
}
