import type { ReactNode } from 'react';
import type { ProblemError } from '../app/problem-error.ts';
import type { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { DataTable, type DataTableProps } from '../kit/data-table.tsx';
import { chipsOf, FilterBar, type FilterChip, type FilterChoice } from '../kit/filter-bar.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import { type SupervisionTab, SupervisionTabs } from './supervision-tabs.tsx';

interface SupervisedListProps<Row>
  extends Pick<
    DataTableProps<Row>,
    'columns' | 'rowId' | 'rowName' | 'onOpen' | 'card' | 'selectionActs' | 'everyRow'
  > {
  readonly at: SupervisionTab;
  readonly title: string;
  /** Plural noun of the rows. */
  readonly what: string;
  readonly view: ReturnType<typeof useView>;
  readonly list: {
    readonly rows: readonly Row[];
    readonly total: number;
    readonly loading: boolean;
    readonly error: ProblemError | null;
    readonly readAt: number;
    readonly hasMore: boolean;
    readonly more: () => void;
    readonly again: () => void;
  };
  readonly choices: readonly FilterChoice[];
  readonly chips?: readonly FilterChip[];
  readonly acts?: ReactNode;
  readonly lookActs?: ReactNode;
  /** What the rows come to, in a sentence above them. */
  readonly note?: ReactNode;
  readonly peek?: ReactNode;
  readonly empty: ReactNode;
}

/** One part of supervision as a page: its tabs, its filters, what it comes to, its rows. */
export function SupervisedList<Row>(props: SupervisedListProps<Row>) {
  const { at, title, what, view, list, columns, choices, chips = [] } = props;
  const inForce = [
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
    ...[...chipsOf(view, choices), ...chips].map(({ label, drop }) => ({ name: label, drop })),
  ];
  const tools = (
    <ColumnChooser columns={columns} cols={view.table.cols} onCols={view.table.onCols} />
  );
  const empty = list.error ? (
    <ErrorState error={list.error} onAgain={list.again} />
  ) : inForce.length > 0 ? (
    <NoMatchState what={what} filters={inForce} onClear={view.clearFilters} />
  ) : (
    props.empty
  );
  return (
    <PageFrame
      title={title}
      scroll="table"
      acts={props.acts}
      lookActs={props.lookActs}
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={chips}
          views={<SupervisionTabs at={at} />}
          shown={list.rows.length}
          total={list.total}
          tools={tools}
        />
      }
      strip={
        <>
          {list.error && list.rows.length > 0 && (
            <StaleStrip readAt={list.readAt} onAgain={list.again} />
          )}
          {props.note}
        </>
      }
      peek={props.peek}
    >
      <DataTable<Row>
        label={title}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        {...view.table}
        rowId={props.rowId}
        rowName={props.rowName}
        onOpen={props.onOpen}
        card={props.card}
        {...(props.selectionActs ? { selectionActs: props.selectionActs } : {})}
        {...(props.everyRow ? { everyRow: props.everyRow } : {})}
        empty={empty}
      />
    </PageFrame>
  );
}

/** The first of the values of a filter in the address that is known. */
export function chosen<Word extends string>(
  view: ReturnType<typeof useView>,
  name: string,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => view.filters[name]?.includes(word));
}
