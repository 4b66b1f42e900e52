import type { ReactNode } from 'react';
import type { Pages } from '../app/use-endpoint.ts';
import type { useView } from '../app/use-view.ts';
import { ColumnChooser } from '../kit/column-chooser.tsx';
import { DataTable } from '../kit/data-table.tsx';
import { chipsOf, FilterBar, type FilterChip, type FilterChoice } from '../kit/filter-bar.tsx';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, NoMatchState, StaleStrip } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import classes from './oversight.module.css';
import { type SupervisionTab, SupervisionTabs } from './supervision-tabs.tsx';

interface ListFrameProps<Row> {
  readonly tab: SupervisionTab;
  readonly title: string;
  readonly facts?: ReactNode;
  /** Plural noun of the rows. */
  readonly what: string;
  readonly view: ReturnType<typeof useView>;
  readonly list: Pages<Row, unknown>;
  readonly columns: readonly TableColumn<Row>[];
  readonly choices?: readonly FilterChoice[];
  readonly chips?: readonly FilterChip[];
  /** More fields of the filter panel. */
  readonly more?: ReactNode;
  /** Stands before the filters: which of several lists is shown. */
  readonly views?: ReactNode;
  readonly acts?: ReactNode;
  readonly lookActs?: ReactNode;
  readonly rowName: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly card: (row: Row) => ReactNode;
  readonly empty: ReactNode;
}

/** A list of supervision: its tabs, words to search, filters as chips, rows page by page. */
export function ListFrame<Row extends { readonly id: string }>(props: ListFrameProps<Row>) {
  const { tab, title, view, list, choices = [], chips = [], columns } = props;
  const inForce = [
    ...(view.q ? [{ name: view.q, drop: () => view.set({ q: '' }) }] : []),
    ...[...chipsOf(view, choices), ...chips].map(({ label, drop }) => ({ name: label, drop })),
  ];
  return (
    <PageFrame
      title={title}
      facts={props.facts}
      scroll="table"
      acts={props.acts}
      lookActs={props.lookActs}
      bar={
        <div className={classes.bar}>
          <SupervisionTabs at={tab} />
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
        </div>
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
        sort={view.table.sort}
        onSort={view.table.onSort}
        cols={view.cols}
        rowId={({ id }) => id}
        rowName={props.rowName}
        onOpen={props.onOpen}
        card={props.card}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : inForce.length > 0 ? (
            <NoMatchState what={props.what} filters={inForce} onClear={view.clearFilters} />
          ) : (
            props.empty
          )
        }
      />
    </PageFrame>
  );
}
