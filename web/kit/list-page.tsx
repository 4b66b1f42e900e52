import type { ReactNode } from 'react';
import type { ProblemError } from '../app/problem-error.ts';
import type { useView } from '../app/use-view.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { chipsOf, FilterBar, type FilterChip, type FilterChoice } from './filter-bar.tsx';
import { PageFrame } from './page-frame.tsx';
import { ErrorState, NoMatchState, StaleStrip } from './states.tsx';

interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly loading: boolean;
  readonly error: ProblemError | null;
  readonly readAt: number;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

interface ListPageProps<Row>
  extends Pick<
    DataTableProps<Row>,
    'columns' | 'rowId' | 'rowName' | 'onOpen' | 'card' | 'selectionActs' | 'everyRow'
  > {
  readonly title: string;
  /** Small facts beside the title. */
  readonly facts?: ReactNode;
  /** Plural noun of the rows: "kế hoạch". */
  readonly what: string;
  readonly view: ReturnType<typeof useView>;
  readonly list: Listed<Row>;
  /** The way to the pages beside this one. */
  readonly tabs?: ReactNode;
  readonly choices?: readonly FilterChoice[];
  /** Conditions in force that no choice stands for, each with its removal. */
  readonly chips?: readonly FilterChip[];
  /** More fields of the filter panel. */
  readonly more?: ReactNode;
  /** Before the filters: which of several lists is shown. */
  readonly views?: ReactNode;
  readonly acts?: ReactNode;
  readonly lookActs?: ReactNode;
  /** What the rows come to, in a sentence above them. */
  readonly note?: ReactNode;
  readonly peek?: ReactNode;
  /** Shown where there is nothing yet. */
  readonly empty: ReactNode;
}

/** A register as a page: words to search, columns by choice, rows page by page, and each of its empty states. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, what, view, list, columns, choices = [], chips = [] } = props;
  const inForce = [
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
    ...[...chipsOf(view, choices), ...chips].map(({ label, drop }) => ({ name: label, drop })),
  ];
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
      facts={props.facts}
      scroll="table"
      acts={props.acts}
      lookActs={props.lookActs}
      tabs={props.tabs}
      bar={
        <FilterBar
          view={view}
          choices={choices}
          chips={chips}
          more={props.more}
          views={props.views}
          shown={list.rows.length}
          total={list.total}
          tools={
            <ColumnChooser columns={columns} cols={view.table.cols} onCols={view.table.onCols} />
          }
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
