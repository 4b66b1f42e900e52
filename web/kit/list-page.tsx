import type { ReactNode } from 'react';
import type { ProblemError } from '../app/problem-error.ts';
import type { useView } from '../app/use-view.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { DataTable } from './data-table.tsx';
import { FilterBar, type FilterChoice } from './filter-bar.tsx';
import { PageFrame } from './page-frame.tsx';
import { ErrorState, NoMatchState, StaleStrip } from './states.tsx';
import type { TableColumn } from './table-columns.ts';

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

interface ListPageProps<Row> {
  readonly title: string;
  /** Plural noun of the rows: "kế hoạch". */
  readonly what: string;
  readonly view: ReturnType<typeof useView>;
  readonly list: Listed<Row>;
  readonly columns: readonly TableColumn<Row>[];
  /** Above the filters: the way to pages beside this one. */
  readonly tabs?: ReactNode;
  readonly choices?: readonly FilterChoice[];
  /** The conditions in force besides the words, each with its removal. */
  readonly filters?: readonly { readonly name: string; readonly drop: () => void }[];
  readonly acts?: ReactNode;
  readonly lookActs?: ReactNode;
  readonly rowId: (row: Row) => string;
  readonly rowName: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly card: (row: Row) => ReactNode;
  /** Shown where there is nothing yet. */
  readonly empty: ReactNode;
}

/** A register as a page: words to search, columns by choice, rows page by page, and each of its empty states. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, what, view, list, columns, choices, filters = [] } = props;
  const inForce = [
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
    ...filters,
  ];
  return (
    <PageFrame
      title={title}
      scroll="table"
      acts={props.acts}
      lookActs={props.lookActs}
      bar={
        <>
          {props.tabs}
          <FilterBar
            view={view}
            {...(choices ? { choices } : {})}
            shown={list.rows.length}
            total={list.total}
            tools={
              <ColumnChooser columns={columns} cols={view.table.cols} onCols={view.table.onCols} />
            }
          />
        </>
      }
      strip={
        list.error &&
        list.rows.length > 0 && <StaleStrip readAt={list.readAt} onAgain={list.again} />
      }
    >
      <DataTable<Row>
        label={title}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        cols={view.cols}
        rowId={props.rowId}
        rowName={props.rowName}
        onOpen={props.onOpen}
        card={props.card}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : inForce.length > 0 ? (
            <NoMatchState what={what} filters={inForce} onClear={view.clearFilters} />
          ) : (
            props.empty
          )
        }
      />
    </PageFrame>
  );
}
