import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './keys/use-keys.ts';
import type { TableColumn } from './table-columns.ts';

/** Which cell is being changed, and the ways on from it. */
export interface CellEditing<Row> {
  readonly isAt: (rowKey: string, columnId: string) => boolean;
  readonly start: (rowKey: string, columnId: string) => void;
  /** Leaves the cell: to the cell below, to the next one that can be changed, or back to the row. */
  readonly leave: (way: 'down' | 'right' | 'left' | 'back') => void;
  readonly columns: readonly TableColumn<Row>[];
}

interface CellEditOptions<Row> {
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly columns: readonly TableColumn<Row>[];
  /** The row that the keys stand on. */
  readonly current: number;
  /** Scrolls a row into sight and gives it the focus. */
  readonly show: (index: number) => void;
}

/** Editing as in a sheet: F2 opens the row's first cell that can be changed, Enter goes down, Tab right, Esc back. */
export function useCellEdit<Row>(options: CellEditOptions<Row>): CellEditing<Row> {
  const { rows, rowId, columns, current, show } = options;
  const { t } = useTranslation('kit');
  const [at, setAt] = useState<{ row: string; column: string } | null>(null);
  const editable = (row: Row | undefined) =>
    row === undefined ? [] : columns.filter((column) => (column.edit?.(row) ?? null) !== null);
  const [first] = editable(rows[current]);
  useKeys(
    [
      {
        keys: ['F2'],
        label: t('table.key.edit'),
        run: () => {
          const row = rows[current];
          if (row !== undefined && first) setAt({ row: rowId(row), column: first.id });
        },
      },
    ],
    columns.some((column) => column.edit !== undefined),
  );

  function leave(way: 'down' | 'right' | 'left' | 'back'): void {
    if (at === null) return;
    const index = rows.findIndex((row) => rowId(row) === at.row);
    const below = rows[index + 1];
    if (way === 'down' && below !== undefined) {
      const stays = editable(below).some(({ id }) => id === at.column);
      setAt(stays ? { row: rowId(below), column: at.column } : null);
      if (!stays) show(index + 1);
      return;
    }
    if (way === 'right' || way === 'left') {
      const cells = editable(rows[index]).map(({ id }) => id);
      const next = cells[cells.indexOf(at.column) + (way === 'right' ? 1 : -1)];
      if (next !== undefined) {
        setAt({ ...at, column: next });
        return;
      }
    }
    setAt(null);
    if (index >= 0) show(index);
  }

  return {
    columns,
    isAt: (row, column) => at?.row === row && at.column === column,
    start: (row, column) => setAt({ row, column }),
    leave,
  };
}
