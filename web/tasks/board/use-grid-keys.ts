import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../kit/keys/use-keys.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Rows of places that can take the focus, in the order in which they are drawn. */
function placesOf(table: HTMLElement): HTMLElement[][] {
  return [...table.querySelectorAll('tbody tr, tfoot tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('a[href], button')])
    .filter((row) => row.length > 0);
}

/**
 * The keys of a grid for a plain table: one stop for Tab, arrows from cell to cell, Home and End in the
 * row, Ctrl+Home and Ctrl+End in the table. Enter follows the link of the cell by itself, and from
 * elsewhere on the page leads into the table.
 */
export function useGridKeys() {
  const { t } = useTranslation('tasks');
  const table = useRef<HTMLTableElement>(null);
  useKeys([
    {
      keys: ['Enter'],
      label: t('board.key.enter'),
      run: () => {
        const all = table.current ? placesOf(table.current).flat() : [];
        (all.find(isStop) ?? all[0])?.focus();
      },
    },
  ]);
  // After each drawing exactly one place is a stop for Tab: the one last used, otherwise the first.
  useEffect(() => {
    const all = table.current ? placesOf(table.current).flat() : [];
    const stop = all.find((each) => each === document.activeElement) ?? all.find(isStop) ?? all[0];
    for (const each of all) each.tabIndex = each === stop ? 0 : -1;
  });

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const rows = placesOf(event.currentTarget);
    const y = rows.findIndex((row) => row.some((each) => each === event.target));
    const x = rows[y]?.findIndex((each) => each === event.target) ?? -1;
    if (y < 0 || x < 0) return;
    const to = target(rows, y, x, event);
    if (to === undefined) return;
    event.preventDefault();
    to.focus();
  }
  function onFocus(event: FocusEvent<HTMLTableElement>): void {
    for (const each of placesOf(event.currentTarget).flat()) {
      each.tabIndex = each === event.target ? 0 : -1;
    }
  }
  return { ref: table, onKeyDown, onFocus };
}

function isStop(place: HTMLElement): boolean {
  return place.tabIndex === 0;
}

function target(
  rows: readonly HTMLElement[][],
  y: number,
  x: number,
  event: KeyboardEvent,
): HTMLElement | undefined {
  if (event.altKey || event.metaKey) return undefined;
  const row = rows[y] ?? [];
  if (event.key === 'Home') return event.ctrlKey ? rows[0]?.[0] : row[0];
  if (event.key === 'End') return event.ctrlKey ? rows.at(-1)?.at(-1) : row.at(-1);
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey) return undefined;
  const [down, right] = step;
  if (down !== 0) {
    return nearest(rows[y + down] ?? [], columnOf(row[x]));
  }
  return row[x + right];
}

function columnOf(place: HTMLElement | undefined): number {
  const cell = place?.closest('td, th');
  return cell instanceof HTMLTableCellElement ? cell.cellIndex : 0;
}

/** The place of a row nearest to a column: cells without a task hold none. */
function nearest(row: readonly HTMLElement[], column: number): HTMLElement | undefined {
  return row.toSorted((a, b) => Math.abs(columnOf(a) - column) - Math.abs(columnOf(b) - column))[0];
}
