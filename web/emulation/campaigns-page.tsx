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
import { useMe } from '../app/me.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { CampaignSheet } from './campaign-sheet.tsx';
import classes from './emulation.module.css';

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
      width: 18,
      grow: true,
      sort: 'name',
      cell: (row) => (
        <Link to="/campaigns/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
      full: (row) => row.name,
    },
    { id: 'unit', header: t('list.unit'), width: 10, cell: (row) => row.unit.name },
    {
      id: 'directive',
      header: t('list.directive'),
      width: 8,
      cell: (row) => row.directive?.number ?? t('list.none'),
    },
    {
      id: 'span',
      header: t('list.span'),
      width: 12,
      sort: 'starts',
      cell: (row) => `${day(row.startsOn)} - ${day(row.endsOn)}`,
    },
    {
      id: 'launched',
      header: t('list.launched'),
      width: 7,
      right: true,
      cell: (row) => (row.launchedOn ? day(row.launchedOn) : '–'),
    },
    { id: 'stage', header: t('list.stage'), width: 8, cell: (row) => row.stage ?? '–' },
    { id: 'units', header: t('list.units'), width: 5, right: true, cell: (row) => row.units },
    {
      id: 'overdue',
      header: t('list.state'),
      width: 8,
      cell: (row) => <Standing row={row} />,
    },
  ];
}

/** Draft, running or ended, and that a mid-term review is late. */
function Standing({ row }: { row: CampaignRow }) {
  const { t } = useTranslation('emulation');
  const view = useView();
  const { today } = useMe();
  const on = view.asOf ?? today;
  const state = row.launchedOn === null ? 'draft' : on > row.endsOn ? 'ended' : 'running';
  return (
    <span>
      {t(`state.${state}`)}
      {row.reviewOverdue && (
        <span className={classes.overdue}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {t('list.overdue')}
        </span>
      )}
    </span>
  );
}

function Card({ row }: { row: CampaignRow }) {
  return (
    <>
      <strong className="two-lines">{row.name}</strong>
      <span className={classes.cardFacts}>
        {row.unit.name} · {day(row.startsOn)} - {day(row.endsOn)}
      </span>
      <Standing row={row} />
    </>
  );
}
