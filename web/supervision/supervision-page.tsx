import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportUrgings,
  listUrgings,
  RECIPIENT_STATES,
  type UrgingRow,
} from '../../server/supervision/urging-contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { day, number } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { FIGURE_STATUSES, searchOf } from '../tasks/list/task-query.ts';
import { OverdueRules } from './overdue-rules.tsx';
import classes from './supervision.module.css';
import { SupervisionTabs } from './supervision-tabs.tsx';
import { RecipientMark } from './urging/recipient-mark.tsx';

const LetterSheet = lazy(async () => ({
  default: (await import('./urging/letter-sheet.tsx')).LetterSheet,
}));

const SIDES = ['sent', 'received'] as const;
const SORTS = ['sent', '-sent', 'answerBy', '-answerBy'] as const;

/** Đôn đốc: letters sent and received, who answered, what moved. */
export function Page() {
  const { t } = useTranslation('supervision');
  const view = useView();
  const query = {
    q: view.q || undefined,
    side: oneOf(view.filters.side, SIDES),
    state: oneOf(view.filters.state, RECIPIENT_STATES),
    sort: SORTS.find((each) => each === view.sort),
    asOf: view.asOf ?? undefined,
  };
  const list = usePages(listUrgings, { query });
  const columns = useColumns();
  const effect = list.first?.effect;
  return (
    <>
      <ListPage<UrgingRow>
        tabs={<SupervisionTabs at="urging" />}
        title={t('urging.title')}
        what={t('urging.what')}
        view={view}
        list={list}
        columns={columns}
        choices={[
          {
            name: 'side',
            label: t('urging.side.label'),
            single: true,
            options: SIDES.map((value) => ({ value, label: t(`urging.side.${value}`) })),
          },
          {
            name: 'state',
            label: t('state'),
            single: true,
            options: RECIPIENT_STATES.map((value) => ({
              value,
              label: t(`urging.recipientState.${value}`),
            })),
          },
        ]}
        lookActs={
          <>
            <OverdueRules />
            <Button
              variant="default"
              component="a"
              href={addressOf(exportUrgings, { query })}
              download
            >
              {t('export')}
            </Button>
          </>
        }
        note={
          effect &&
          effect.recipients > 0 && (
            <div className={classes.note}>
              <p className={classes.figures}>
                {t('urging.effect', {
                  ...{ answered: number(effect.answered), recipients: number(effect.recipients) },
                  days:
                    effect.answeredInDays === null
                      ? ''
                      : t('urging.effectDays', { count: effect.answeredInDays }),
                  ...{ moved: number(effect.moved), tasks: number(effect.tasks) },
                  within: effect.withinDays,
                })}
              </p>
              {effect.unanswered > 0 && (
                <button
                  type="button"
                  className={`plain-button ${classes.late}`}
                  onClick={() => view.setFilter('state', ['unanswered'])}
                >
                  {t('urging.unanswered', { count: effect.unanswered })}
                </button>
              )}
            </div>
          )
        }
        rowId={(row) => row.id}
        rowName={(row) => row.symbol}
        onOpen={(row) => view.set({ peek: row.id })}
        card={(row) => <Card row={row} />}
        empty={
          <EmptyState
            acts={
              <Link
                to="/tasks"
                search={searchOf({ status: FIGURE_STATUSES.openOverdue }, view.asOf)}
              >
                {t('urging.openTasks')}
              </Link>
            }
          >
            {t('urging.empty')}
          </EmptyState>
        }
      />
      {view.peek !== null && (
        <Suspense fallback={null}>
          <LetterSheet key={view.peek} id={view.peek} onClose={() => view.set({ peek: null })} />
        </Suspense>
      )}
    </>
  );
}

function useColumns(): TableColumn<UrgingRow>[] {
  const { t } = useTranslation('supervision');
  const view = useView();
  return [
    {
      id: 'symbol',
      header: t('urging.symbol'),
      width: 10,
      cell: (row) => (
        <button type="button" className="plain-button" onClick={() => view.set({ peek: row.id })}>
          {row.symbol}
        </button>
      ),
      full: (row) => row.symbol,
    },
    {
      id: 'sent',
      header: t('urging.sentOn'),
      width: 7,
      sort: 'sent',
      cell: (row) => day(row.sentOn),
    },
    { id: 'from', header: t('urging.from'), width: 14, cell: (row) => row.unit.name },
    {
      id: 'recipients',
      header: t('urging.recipients'),
      width: 18,
      grow: true,
      cell: (row) => row.recipients.map(({ unit }) => unit.name).join(', '),
      full: (row) => row.recipients.map(({ unit }) => unit.name).join(', '),
    },
    {
      id: 'tasks',
      header: t('urging.tasks'),
      width: 6,
      right: true,
      cell: (row) => number(row.tasks),
    },
    {
      id: 'answerBy',
      header: t('urging.answerBy'),
      width: 7,
      sort: 'answerBy',
      cell: (row) => day(row.answerBy),
    },
    { id: 'state', header: t('state'), width: 13, cell: (row) => <Standing row={row} /> },
    {
      id: 'moved',
      header: t('urging.moved'),
      width: 7,
      right: true,
      cell: (row) => t('urging.movedOf', { moved: number(row.moved), of: number(row.tasks) }),
    },
  ];
}

/** One recipient by its state; several by how many answered, the worst of them beside it. */
function Standing({ row }: { readonly row: UrgingRow }) {
  const { t } = useTranslation('supervision');
  const [only] = row.recipients;
  if (row.recipients.length === 1 && only) return <RecipientMark state={only.state} />;
  const answered = row.recipients.filter(({ state }) => state === 'answered').length;
  const isLate = row.recipients.some(({ state }) => state === 'unanswered');
  return (
    <span>
      {t('urging.answered')} {answered}/{row.recipients.length}{' '}
      {isLate && <RecipientMark state="unanswered" />}
    </span>
  );
}

function Card({ row }: { readonly row: UrgingRow }) {
  return (
    <>
      <strong>
        {row.symbol} · {day(row.sentOn)}
      </strong>
      <span className="two-lines">{row.recipients.map(({ unit }) => unit.name).join(', ')}</span>
      <Standing row={row} />
    </>
  );
}
