import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { CardList } from './card-list.tsx';
import classes from './data-table.module.css';
import { useRowKeys } from './row-keys.ts';
import { LoadingState } from './states.tsx';
import { shownColumns, type TableColumn } from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useCellEdit } from './use-cell-edit.ts';
import { usePhone } from './use-phone.ts';
import { useRowWindow } from './use-row-window.ts';

export interface DataTableProps<Row> {
  /** What the rows are, for screen readers: "Nhiệm vụ". */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly total: number;
  readonly rowId: (row: Row) => string;
  /** The row in a few words, for its tick box. */
  readonly rowName: (row: Row) => string;
  readonly loading?: boolean;
  readonly hasMore?: boolean;
  /** Fetches the next page; called when the end comes into sight. */
  readonly more?: () => void;
  /** Shown instead of rows when there are none. */
  readonly empty: ReactNode;
  readonly onOpen: (row: Row) => void;
  /** Two lines for a phone. */
  readonly card: (row: Row) => ReactNode;
  /** From `useView().table`. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** The server understands more than one order at a time. */
  readonly multiSort?: boolean;
  readonly cols?: readonly string[] | null;
  readonly peek?: string | null;
  readonly onPeek?: (id: string | null) => void;
  /** Buttons for the rows that are ticked; without it rows cannot be ticked. */
  readonly selectionActs?: (ids: readonly string[], clear: () => void) => ReactNode;
  /** Fetches every row that matches, so that all of them can be ticked: "Chọn cả 193". */
  readonly everyRow?: () => Promise<readonly Row[]>;
  /** Drawn over the rows: arrows between the bars of a time line. */
  readonly overlay?: (lines: TableLines) => ReactNode;
  /** Rows in a run with the same key stand under one group row. */
  readonly groupOf?: (row: Row) => { readonly key: string; readonly label: ReactNode };
  /** A class for a row: struck through when withdrawn. */
  readonly rowClass?: (row: Row) => string | undefined;
}

/** Where the rows stand that are drawn, for an overlay. */
export interface TableLines {
  /** Px of the head that stays above the rows. */
  readonly head: number;
  /** Px of a row. */
  readonly height: number;
  /** Row id → its line among rows and group heads. */
  readonly lineOf: ReadonlyMap<string, number>;
  readonly first: number;
  readonly end: number;
}

type Line<Row> =
  | { readonly kind: 'group'; readonly key: string; readonly label: ReactNode }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row; readonly index: number };

/** Rows below the last one in sight at which the next page is asked for. */
const AHEAD = 200;

/** Heights of a row in rem by density; `wide` is measured. */
const HEIGHTS = { compact: 1.75, normal: 3, wide: 3.25 } as const;

function linesOf<Row>(props: DataTableProps<Row>): Line<Row>[] {
  const lines: Line<Row>[] = [];
  let lastKey: string | null = null;
  props.rows.forEach((row, index) => {
    const group = props.groupOf?.(row);
    if (group && group.key !== lastKey) {
      lines.push({ kind: 'group', key: `group ${group.key}`, label: group.label });
      lastKey = group.key;
    }
    lines.push({ kind: 'row', key: props.rowId(row), row, index });
  });
  return lines;
}

/**
 * The one table of the product: virtual rows with a head and a first column that stay, order by head,
 * columns by choice, ticks with a bar of acts, a quick look by Space, keys ↓↑ j k Enter, cards on a phone.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = usePhone();
  if (props.rows.length === 0) {
    return props.loading ? <LoadingState what={props.label.toLowerCase()} /> : props.empty;
  }
  return phone ? <CardList {...props} /> : <RowTable {...props} />;
}

function RowTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, rowName, total, label, more, hasMore, onPeek, peek } = props;
  const { t } = useTranslation('kit');
  const { density, size } = usePreferences();
  const scroll = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => shownColumns(columns, props.cols ?? null), [columns, props.cols]);
  const lines = linesOf(props);
  const ticks = props.selectionActs !== undefined;
  const tick = (id: string) =>
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const clear = () => setTicked(new Set());
  const tickEvery = async () => {
    const every = await props.everyRow?.();
    if (every) setTicked(new Set(every.map(rowId)));
  };

  const lineHeight = HEIGHTS[density] * 16 * (size / 100);
  const inSight = useRowWindow({
    count: lines.length,
    keyOf: (index) => lines[index]?.key ?? '',
    height: lineHeight,
    scroll,
    head: 40,
  });
  const lastSeen = inSight.end - 1;
  useEffect(() => {
    // Half of what is there ahead, so that a page arrives before the eye does.
    if (hasMore && lastSeen >= Math.max(lines.length - AHEAD, lines.length / 2)) more?.();
  }, [hasMore, lastSeen, lines.length, more]);

  const show = (index: number) => {
    const line = lines.findIndex((each) => each.kind === 'row' && each.index === index);
    if (line >= 0) inSight.show(line);
    requestAnimationFrame(() => {
      const row = scroll.current?.querySelector(`[data-row="${index}"]`);
      if (row instanceof HTMLElement) row.focus({ preventScroll: true });
    });
  };
  const { current, setCurrent } = useRowKeys({
    ids: rows.map(rowId),
    peek: peek ?? null,
    onPeek,
    onOpen: (index) => {
      const row = rows[index];
      if (row !== undefined) props.onOpen(row);
    },
    onTick: ticks ? tick : undefined,
    show,
  });
  const editing = useCellEdit({ rows, rowId, columns: shown, current, show });

  const ids = [...ticked];
  const width = shown.reduce((sum, column) => sum + column.width, ticks ? 2 : 0);
  const span = shown.length + (ticks ? 1 : 0);
  return (
    <div className={classes.frame}>
      <div ref={scroll} className={classes.scroll} data-scroll>
        <table
          className={classes.table}
          style={{ minWidth: `${width}rem` }}
          aria-label={label}
          aria-rowcount={total + 1}
        >
          <TableHead
            columns={shown}
            ticks={
              ticks
                ? {
                    some: ids.length > 0,
                    all: ids.length > 0 && ids.length >= rows.length,
                    onAll: (all) => setTicked(new Set(all ? rows.map(rowId) : [])),
                  }
                : null
            }
            sort={props.sort}
            onSort={props.onSort}
            multiSort={props.multiSort}
          />
          <tbody>
            <Gap height={inSight.before} span={span} />
            {lines.slice(inSight.first, inSight.end).map((line) => {
              if (line.kind === 'group') {
                return (
                  <tr
                    key={line.key}
                    ref={inSight.measured}
                    data-key={line.key}
                    className={classes.group}
                  >
                    <td colSpan={span}>{line.label}</td>
                  </tr>
                );
              }
              const { row, index, key } = line;
              return (
                <TableRow
                  key={key}
                  row={row}
                  rowKey={key}
                  index={index}
                  columns={shown}
                  name={rowName(row)}
                  rowClass={props.rowClass?.(row)}
                  isCurrent={index === current}
                  isPeeked={peek === key}
                  ticked={ticks ? ticked.has(key) : null}
                  height={density === 'wide' ? undefined : lineHeight}
                  measured={density === 'wide' ? inSight.measured : undefined}
                  editing={editing}
                  onTick={() => tick(key)}
                  onCurrent={() => setCurrent(index)}
                  onPress={() => {
                    setCurrent(index);
                    onPeek?.(peek === key ? null : key);
                  }}
                  onOpen={() => props.onOpen(row)}
                />
              );
            })}
            <Gap height={inSight.after} span={span} />
          </tbody>
        </table>
        {props.overlay?.({
          head: scroll.current?.querySelector('thead')?.offsetHeight ?? 40,
          height: lineHeight,
          lineOf: new Map(lines.map(({ key }, line) => [key, line])),
          first: inSight.first,
          end: inSight.end,
        })}
        {hasMore && <p className={`meta ${classes.foot}`}>{t('table.more')}</p>}
      </div>
      {ticks && ids.length > 0 && (
        <section
          className={classes.selection}
          aria-label={t('table.selected', { count: ids.length })}
        >
          <strong>{t('table.selected', { count: ids.length })}</strong>
          {props.selectionActs?.(ids, clear)}
          <button type="button" className="link-button" onClick={clear}>
            {t('table.clear')}
          </button>
          {props.everyRow && ids.length < total && (
            <button type="button" className="link-button" onClick={() => void tickEvery()}>
              {t('table.every', { count: total })}
            </button>
          )}
        </section>
      )}
    </div>
  );
}

/** The room of the rows that are not drawn. */
function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
