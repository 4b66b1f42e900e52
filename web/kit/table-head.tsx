import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { nextSort, parseSort, type TableColumn } from './table-columns.ts';
import { cellClasses } from './table-row.tsx';

interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  /** The box that ticks every row shown; null where rows cannot be ticked. */
  readonly ticks: {
    readonly some: boolean;
    readonly all: boolean;
    readonly onAll: (all: boolean) => void;
  } | null;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly multiSort?: boolean;
}

/** The head that stays: names, and buttons where the server knows an order. */
export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, ticks, sort = '', onSort, multiSort = false } = props;
  const { t } = useTranslation('kit');
  const keys = parseSort(sort);
  return (
    <>
      <colgroup>
        {ticks && <col style={{ width: '2rem' }} />}
        {columns.map((column) => (
          <col key={column.id} style={column.grow ? undefined : { width: `${column.width}rem` }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {ticks && (
            <th scope="col" className={classes.tick}>
              <input
                type="checkbox"
                aria-label={t('table.selectAll')}
                checked={ticks.all}
                ref={(box) => {
                  if (box) box.indeterminate = ticks.some && !ticks.all;
                }}
                onChange={(event) => ticks.onAll(event.currentTarget.checked)}
              />
            </th>
          )}
          {columns.map((column, place) => {
            const key = keys.find(({ id }) => id === column.sort);
            const order = !key ? undefined : key.desc ? 'descending' : 'ascending';
            const Icon = !key ? IconArrowsSort : key.desc ? IconArrowDown : IconArrowUp;
            return (
              <th
                key={column.id}
                scope="col"
                aria-sort={order}
                className={cellClasses(column, place)}
              >
                {column.sort && onSort ? (
                  <button
                    type="button"
                    className={classes.sort}
                    title={multiSort ? t('table.sortHint') : undefined}
                    aria-label={t('table.sort', { name: column.header })}
                    onClick={(event) =>
                      onSort(nextSort(sort, column.sort ?? '', multiSort && event.shiftKey))
                    }
                  >
                    {column.header}
                    <Icon size={12} aria-hidden />
                  </button>
                ) : (
                  (column.head ?? column.header)
                )}
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}
