import { type ClipboardEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '../../../server/indicators/allocation-contract.ts';
import type { Adding, YearBalance } from '../../../server/indicators/rules/allocation-grid.ts';
import classes from './allocation.module.css';
import { BalanceFoot } from './balance-foot.tsx';
import type { WayOn } from './cell-box.tsx';
import type { CellPlace, DraftGrid } from './draft-grid.ts';
import { type Cursor, ShareLine } from './share-line.tsx';

interface ShareGridProps {
  readonly grid: DraftGrid;
  /** Shares as saved, by unit. */
  readonly saved: ReadonlyMap<string, Share>;
  readonly balances: readonly YearBalance[];
  readonly adds: Adding;
  /** The columns in sight. */
  readonly shown: readonly number[];
  readonly editable: boolean;
  readonly onCell: (place: CellPlace, value: number | null) => void;
  readonly onPaste: (text: string, at: CellPlace) => void;
  readonly onRemove: (line: number) => void;
}

/**
 * Đơn vị × năm, as in a sheet: arrows move, F2 or a digit opens a cell, Enter goes down, Tab right, Delete
 * empties, a block of Excel is pasted at the cell.
 */
export function ShareGrid(props: ShareGridProps) {
  const { grid, saved, balances, adds, shown, editable } = props;
  const { t } = useTranslation('allocation');
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<(Cursor & { line: number }) | null>(null);
  const sums = adds.overTime === 'flow' && adds.overUnits === 'sum' && shown.length > 1;
  const { onCell, onRemove } = props;

  const point = useCallback((line: number, column: number, open: boolean, typed?: string) => {
    setAt({ line, column, open, typed: typed ?? null });
    if (open) return;
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector(`[data-cell="${line} ${column}"]`);
      if (cell instanceof HTMLElement) cell.focus();
    });
  }, []);
  const save = useCallback(
    (line: number, column: number, value: number | null, way: WayOn) => {
      onCell({ line, column }, value);
      const next = {
        down: [Math.min(line + 1, grid.lines.length - 1), column] as const,
        right: [line, Math.min(column + 1, grid.years.length - 1)] as const,
        left: [line, Math.max(column - 1, 0)] as const,
        stay: null,
      }[way];
      if (next) point(next[0], next[1], false);
      else setAt((before) => (before === null ? null : { ...before, open: false, typed: null }));
    },
    [onCell, grid.lines.length, grid.years.length, point],
  );
  const cancel = useCallback(() => {
    if (at) point(at.line, at.column, false);
  }, [at, point]);

  function onKeyDown(event: KeyboardEvent): void {
    const place = placeOf(event.target);
    if (!editable || place === null) return;
    const { line, column } = place;
    const step = STEPS[event.key];
    if (step && !event.ctrlKey && !event.metaKey) {
      const [down, right] = step;
      const next = shown[shown.indexOf(column) + right];
      const below = line + down;
      if (below >= 0 && below < grid.lines.length && next !== undefined) point(below, next, false);
    } else if (event.key === 'F2' || event.key === 'Enter') point(line, column, true);
    else if (event.key === 'Delete') onCell(place, null);
    else if (/^[\d-]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      point(line, column, true, event.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onPasteHere(event: ClipboardEvent): void {
    const place = placeOf(event.target);
    if (!editable || place === null) return;
    event.preventDefault();
    props.onPaste(event.clipboardData.getData('text/plain'), place);
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.scroll} tabIndex={0} aria-label={t('grid.label')}>
      <table ref={table} className={classes.grid} onKeyDown={onKeyDown} onPaste={onPasteHere}>
        <caption className="meta">{editable ? t('grid.hint') : t('grid.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grid.unit', { count: grid.lines.length })}</th>
            {shown.map((column) => (
              <th key={column} scope="col" className="right">
                {grid.years[column]}
              </th>
            ))}
            {sums && (
              <th scope="col" className="right">
                {t('grid.total')}
              </th>
            )}
            <th scope="col">{t('grid.state')}</th>
            {editable && <td data-screen />}
          </tr>
        </thead>
        <BalanceFoot balances={balances} shown={shown} adds={adds} after={editable ? 2 : 1} />
        <tbody>
          {grid.lines.map((line, index) => (
            <ShareLine
              key={line.unit.id}
              line={line}
              index={index}
              years={grid.years}
              shown={shown}
              saved={saved.get(line.unit.id) ?? null}
              sums={sums}
              editable={editable}
              cursor={at?.line === index ? at : null}
              onPoint={point}
              onSave={save}
              onCancel={cancel}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Lines down and columns right that a key moves by. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

function placeOf(target: EventTarget): CellPlace | null {
  const said = target instanceof HTMLElement ? target.dataset.cell : undefined;
  const [line, column] = said?.split(' ').map(Number) ?? [];
  return line === undefined || column === undefined ? null : { line, column };
}
