import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CellEditor } from './cell-editor.tsx';
import classes from './data-table.module.css';
import type { TableColumn } from './table-columns.ts';
import type { CellEditing } from './use-cell-edit.ts';

/** The classes of a cell by its place: the first stays in sight, numbers stand right. */
export function cellClasses<Row>(column: TableColumn<Row>, place: number): string {
  return [
    place === 0 && classes.first,
    column.right && classes.right,
    column.flush && classes.flush,
  ]
    .filter(Boolean)
    .join(' ');
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly rowKey: string;
  readonly index: number;
  readonly columns: readonly TableColumn<Row>[];
  readonly rowClass: string | undefined;
  readonly isCurrent: boolean;
  readonly isPeeked: boolean;
  /** Null where rows cannot be ticked. */
  readonly ticked: boolean | null;
  readonly name: string;
  /** Px; undefined where the height is free and `measured` tells it. */
  readonly height: number | undefined;
  readonly measured: ((row: HTMLElement | null) => (() => void) | undefined) | undefined;
  readonly editing: CellEditing<Row>;
  readonly onTick: () => void;
  readonly onCurrent: () => void;
  readonly onPress: () => void;
  readonly onOpen: () => void;
}

/** One row of a {@link DataTable}: its tick, its cells, the cell that is being changed. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, rowKey, index, columns, ticked, editing } = props;
  const { t } = useTranslation('kit');
  return (
    <tr
      ref={props.measured}
      data-key={rowKey}
      data-row={index}
      className={`${classes.row} ${props.rowClass ?? ''}`}
      style={{ height: props.height }}
      tabIndex={props.isCurrent ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={ticked ?? undefined}
      data-current={props.isPeeked || undefined}
      onFocus={props.onCurrent}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a, button, input')) return;
        props.onPress();
      }}
      onDoubleClick={props.onOpen}
    >
      {ticked !== null && (
        <td className={classes.tick}>
          <input
            type="checkbox"
            aria-label={t('table.select', { name: props.name })}
            checked={ticked}
            onChange={props.onTick}
          />
        </td>
      )}
      {columns.map((column, place) => (
        <td key={column.id} className={cellClasses(column, place)} title={column.full?.(row)}>
          {editing.isAt(rowKey, column.id) ? (
            <CellEditor edit={column.edit?.(row) ?? null} editing={editing} />
          ) : (
            <div className={classes.cell}>
              <Editable
                label={column.edit?.(row)?.label}
                onEdit={() => editing.start(rowKey, column.id)}
              >
                {column.cell(row)}
              </Editable>
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}

interface EditableProps {
  /** Undefined where the cell cannot be changed. */
  readonly label: string | undefined;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}

/** A cell that can be changed says so at rest: a press opens it, F2 does the same from the keys. */
function Editable({ label, onEdit, children }: EditableProps) {
  if (label === undefined) return children;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.editable}
      aria-label={label}
      onClick={onEdit}
    >
      {children}
    </button>
  );
}
