import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { type JournalRow, listJournal } from '../../server/organisation/contract.ts';
import { usePages } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { chipsOf, FilterBar, type FilterChip } from '../kit/filter-bar.tsx';
import { clock, dayOf, number, day as written } from '../kit/format.ts';
import { PageFrame, PeekPanel } from '../kit/page-frame.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { EmptyState, ErrorState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { usePhone } from '../kit/use-phone.ts';
import { ChainMark } from './chain-mark.tsx';
import { JournalEntry, JournalSentence, useActName } from './journal-entry.tsx';

const DayField = lazy(async () => ({ default: (await import('../kit/date-field.tsx')).DayField }));

/** Nhật ký: who did what, in which post, on what; newest first, with the state of the chain above. */
export function Page() {
  const { t } = useTranslation('organisation');
  const view = useView();
  const phone = usePhone();
  const actName = useActName();
  const from = view.filters.from?.[0];
  const to = view.filters.to?.[0];
  const list = usePages(listJournal, {
    query: {
      q: view.q || undefined,
      act: view.filters.act?.[0],
      from,
      to,
      asOf: view.asOf ?? undefined,
    },
  });

  const choices = [
    {
      name: 'act',
      label: t('journal.filter'),
      single: true,
      options: Object.keys(t('journal.acts', { returnObjects: true })).map((act) => ({
        value: act,
        label: actName(act),
      })),
    },
  ];
  const chips: FilterChip[] = [
    ...(from
      ? [
          {
            key: 'from',
            label: `${t('journal.from')} ${written(from)}`,
            drop: () => view.setFilter('from', []),
          },
        ]
      : []),
    ...(to
      ? [
          {
            key: 'to',
            label: `${t('journal.to')} ${written(to)}`,
            drop: () => view.setFilter('to', []),
          },
        ]
      : []),
  ];
  const columns: TableColumn<JournalRow>[] = [
    {
      id: 'at',
      header: t('journal.time'),
      width: 5,
      cell: (row) => <time dateTime={row.at}>{clock(row.at)}</time>,
    },
    {
      id: 'sentence',
      header: t('journal.act'),
      width: 24,
      grow: true,
      cell: (row) => (
        <span className="two-lines">
          <JournalSentence row={row} />
        </span>
      ),
      full: (row) => `${row.person}, ${row.post}, ${row.unit}: ${actName(row.act)}`,
    },
    {
      id: 'position',
      header: t('journal.position'),
      width: 6,
      right: true,
      cell: (row) =>
        row.position ? (
          number(Number(row.position))
        ) : (
          <span className="meta">{t('journal.waiting')}</span>
        ),
    },
  ];
  const peeked = list.rows.find((row) => row.id === view.peek);
  const conditions = [
    ...chipsOf(view, choices),
    ...chips,
    ...(view.q ? [{ key: 'q', label: view.q, drop: () => view.set({ q: '' }) }] : []),
  ];
  const empty = list.error ? (
    <ErrorState error={list.error} onAgain={list.again} />
  ) : conditions.length > 0 ? (
    <NoMatchState
      what={t('journal.entry')}
      filters={conditions.map(({ label, drop }) => ({ name: label, drop }))}
      onClear={view.clearFilters}
    />
  ) : (
    <EmptyState>{t('journal.none')}</EmptyState>
  );
  return (
    <PageFrame
      title={t('journal.title')}
      facts={<ChainMark />}
      scroll="table"
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={chips}
          shown={list.rows.length}
          total={list.total}
          more={
            <>
              <DayField
                label={t('journal.from')}
                value={from ?? null}
                onChange={(day) => view.setFilter('from', day ? [day] : [])}
              />
              <DayField
                label={t('journal.to')}
                value={to ?? null}
                onChange={(day) => view.setFilter('to', day ? [day] : [])}
              />
            </>
          }
          tools={<ColumnChooser columns={columns} {...view.table} />}
        />
      }
      strip={
        list.error &&
        list.rows.length > 0 && <StaleStrip readAt={list.readAt} onAgain={list.again} />
      }
      peek={
        peeked && (
          <PeekPanel title={actName(peeked.act)} onClose={() => view.set({ peek: null })}>
            <JournalEntry row={peeked} />
          </PeekPanel>
        )
      }
    >
      <DataTable
        label={t('journal.title')}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        rowId={(row) => row.id}
        rowName={(row) => `${clock(row.at)} ${row.person}`}
        onOpen={(row) => view.set({ peek: row.id })}
        groupOf={(row) => ({ key: dayOf(row.at), label: dayOf(row.at) })}
        card={(row) => (
          <>
            <span className="meta" style={{ display: 'block' }}>
              {dayOf(row.at)} {clock(row.at)}
            </span>
            <JournalSentence row={row} plain />
          </>
        )}
        empty={empty}
        {...view.table}
      />
      {phone && peeked && (
        <Sheet opened onClose={() => view.set({ peek: null })} title={actName(peeked.act)}>
          <JournalEntry row={peeked} />
        </Sheet>
      )}
    </PageFrame>
  );
}
