import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../server/calendar/rules/numbers.ts';
import type { Share } from '../../../server/indicators/allocation-contract.ts';
import classes from './allocation.module.css';
import { CellBox, type WayOn } from './cell-box.tsx';
import type { DraftLine } from './draft-grid.ts';
import { ShareState } from './share-state.tsx';

/** The cell that the keys stand on, and whether it is open. */
export interface Cursor {
  readonly column: number;
  readonly open: boolean;
  /** The digit that opened it. */
  readonly typed: string | null;
}

interface ShareLineProps {
  readonly line: DraftLine;
  readonly index: number;
  readonly years: readonly number[];
  /** The columns in sight: all, or the one year of a phone. */
  readonly shown: readonly number[];
  /** The share as it was saved; null for a unit that has none yet. */
  readonly saved: Share | null;
  readonly sums: boolean;
  readonly editable: boolean;
  /** Null where the cursor stands on another line. */
  readonly cursor: Cursor | null;
  readonly onPoint: (index: number, column: number, open: boolean) => void;
  readonly onSave: (index: number, column: number, value: number | null, way: WayOn) => void;
  readonly onCancel: () => void;
  readonly onRemove: (index: number) => void;
}

/** One unit of the grid: its shares by year, how it stands, what it shares out further. */
export const ShareLine = memo(function ShareLine(props: ShareLineProps) {
  const { line, index, years, shown, saved, sums, editable, cursor } = props;
  const { t } = useTranslation('allocation');
  const total = line.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return (
    <tr data-line={index}>
      <th scope="row">
        <span className="two-lines" title={line.unit.name}>
          {saved ? (
            <Link to="." search={{ target: saved.targetId }}>
              {line.unit.name}
            </Link>
          ) : (
            line.unit.name
          )}
        </span>
      </th>
      {shown.map((column) => (
        <Cell key={column} {...props} column={column} year={years[column] ?? 0} />
      ))}
      {sums && <td className="right">{formatNumber(total, { decimals: 6 })}</td>}
      <td className={classes.state}>{saved && <ShareState share={saved} />}</td>
      {editable && (
        <td className={classes.remove} data-screen>
          <ActionIcon
            variant="subtle"
            aria-label={t('grid.remove', { unit: line.unit.name })}
            tabIndex={cursor ? 0 : -1}
            onClick={() => props.onRemove(index)}
          >
            <IconX size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
});

function Cell(props: ShareLineProps & { readonly column: number; readonly year: number }) {
  const { line, index, column, year, saved, editable, cursor } = props;
  const { t } = useTranslation('allocation');
  const value = line.values[column] ?? null;
  const before = saved?.values.find((each) => each.year === year)?.value ?? null;
  const isHere = cursor?.column === column;
  const text = value === null ? '' : formatNumber(value, { decimals: 6 });
  const label = t('grid.cell', { unit: line.unit.name, year });
  if (!editable) return <td className="right">{text || <NoShare />}</td>;
  return (
    <td className={classes.cell} data-changed={(saved !== null && value !== before) || undefined}>
      {isHere && cursor.open ? (
        <CellBox
          label={label}
          value={value}
          typed={cursor.typed}
          onSave={(next, way) => props.onSave(index, column, next, way)}
          onCancel={props.onCancel}
        />
      ) : (
        <button
          type="button"
          data-cell={`${index} ${column}`}
          tabIndex={isHere || (cursor === null && index === 0 && column === 0) ? 0 : -1}
          aria-label={`${label}: ${text || t('grid.empty')}`}
          onClick={() => props.onPoint(index, column, isHere)}
          onDoubleClick={() => props.onPoint(index, column, true)}
        >
          {text || <NoShare />}
        </button>
      )}
    </td>
  );
}

function NoShare() {
  return <span className="meta">–</span>;
}
