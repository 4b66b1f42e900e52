import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetRow, BudgetTree, Cell } from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { number } from '../kit/format.ts';
import { Was } from '../kit/was.tsx';
import classes from './budget.module.css';
import { useCellBefore, useGoneRows } from './money-before.ts';
import { ExcessMarks, Rate, Sum } from './money-cell.tsx';
import { sumText } from './money-text.ts';

const SUMS = ['planned', 'allotted', 'disbursed'] as const;
export const NO_CELL: Cell = {
  ...{ planned: null, allotted: null, disbursed: null, rate: null, pace: null },
};

export interface MoneyTableProps {
  readonly tree: BudgetTree;
  readonly unit: AmountUnit;
  /** Opens the lines behind a sum: of a row, in a year, or in all of them. */
  readonly onLines: (row: BudgetRow, year: number | null, carried: boolean) => void;
}

/** Money consolidated: the tree on the left stays, each year and then the whole period beside it. */
export function MoneyTable({ tree, unit, onLines }: MoneyTableProps) {
  const { t } = useTranslation('budget');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const hidden = new Set<string>();
  for (const { key, parentKey } of tree.rows) {
    if (parentKey !== null && (hidden.has(parentKey) || folded.has(parentKey))) hidden.add(key);
  }
  const shown = tree.rows.filter(({ key }) => !hidden.has(key));
  const gone = useGoneRows(tree.rows);
  const parents = new Set(tree.rows.map(({ parentKey }) => parentKey));
  const groups = [...tree.years.map((year) => t('year', { year })), t('whole')];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls is reached by keys
    <section className={classes.scroll} tabIndex={0} aria-label={t('title')} data-landscape>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('place')}
            </th>
            {groups.map((name) => (
              <th key={name} scope="colgroup" colSpan={4} className={classes.group}>
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {groups.map((name) => (
              <Fragment key={name}>
                {[...SUMS, 'rate' as const].map((measure, at) => (
                  <th key={measure} scope="col" className={at === 0 ? classes.start : undefined}>
                    {t(`measure.${measure}`)}
                  </th>
                ))}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          <RowLines
            row={{ ...tree.total, title: t('total') }}
            {...{ tree, unit, onLines }}
            isTotal
          />
          {shown.map((row) => (
            <RowLines
              key={row.key}
              row={row}
              {...{ tree, unit, onLines }}
              fold={
                parents.has(row.key)
                  ? { isFolded: folded.has(row.key), toggle: () => toggle(row.key) }
                  : undefined
              }
            />
          ))}
          {gone.map((row) => (
            <RowLines key={row.key} row={bare(row)} {...{ tree, unit, onLines }} isGone />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowLinesProps extends MoneyTableProps {
  readonly row: BudgetRow;
  readonly isTotal?: boolean;
  /** It bears money on the day compared with only. */
  readonly isGone?: boolean;
  readonly fold?: { readonly isFolded: boolean; readonly toggle: () => void } | undefined;
}

/** A row, and below it carried-over capital where it has any: that is never added to the plan. */
function RowLines(props: RowLinesProps) {
  const { row, tree, unit, onLines, isTotal = false, isGone = false, fold } = props;
  const { t } = useTranslation('budget');
  const before = useCellBefore();
  const cells = (years: BudgetRow['years'], whole: Cell, carried: boolean) =>
    [
      ...tree.years.map((year) => [year, years[String(year)] ?? NO_CELL] as const),
      [null, whole] as const,
    ].map(([year, cell]) => (
      <CellGroup
        key={year ?? 'whole'}
        cell={cell}
        was={before(isTotal ? null : row.key, year, carried)}
        unit={unit}
        label={t('openLines', {
          title: row.title,
          what: year === null ? t('whole') : t('year', { year }),
        })}
        onOpen={() => onLines(row, year, carried)}
      />
    ));
  return (
    <>
      <tr data-kind={isTotal ? 'total' : row.kind} className={isGone ? classes.gone : undefined}>
        <th scope="row" style={{ paddingInlineStart: `${row.depth * 1 + 0.5}rem` }}>
          <PlaceName row={row} fold={fold} unit={unit} />
        </th>
        {cells(row.years, row.whole, false)}
      </tr>
      {row.carried && (
        <tr data-carried data-kind={isTotal ? 'total' : row.kind}>
          <th scope="row" style={{ paddingInlineStart: `${row.depth * 1 + 2.25}rem` }}>
            <i>{t('carried')}</i>
          </th>
          {cells(row.carried.years, row.carried.whole, true)}
        </tr>
      )}
    </>
  );
}

function CellGroup({
  cell,
  was,
  unit,
  label,
  onOpen,
}: {
  cell: Cell;
  /** What stood there on the day compared with; null where nothing is compared. */
  was: Cell | null;
  unit: AmountUnit;
  label: string;
  onOpen: () => void;
}) {
  return (
    <>
      {SUMS.map((measure, at) => (
        <td key={measure} className={at === 0 ? classes.start : undefined}>
          <Was
            was={was === null || was[measure] === cell[measure] ? null : oldSum(was[measure], unit)}
          >
            <Sum sum={cell[measure]} unit={unit} label={label} onOpen={onOpen} />
          </Was>
        </td>
      ))}
      <td>
        <Was was={was === null || was.rate === cell.rate ? null : oldRate(was.rate)}>
          <Rate cell={cell} unit={unit} />
        </Was>
      </td>
    </>
  );
}

/** Nothing said is a dash here too. */
function oldSum(sum: string | null, unit: AmountUnit): string {
  return sum === null ? '–' : sumText(sum, unit);
}

function oldRate(rate: number | null): string {
  return rate === null ? '–' : `${number(rate)} %`;
}

/** A row as a day shows it on which it bears no money. */
function bare(row: BudgetRow): BudgetRow {
  return { ...row, years: {}, whole: NO_CELL, carried: null, unsplit: null, excess: [] };
}

/** What a row is: foldable, led on to its plan or task, with what is to be said of its sums. */
export function PlaceName({
  row,
  fold,
  unit,
}: {
  row: BudgetRow;
  fold?: RowLinesProps['fold'];
  unit: AmountUnit;
}) {
  const { t } = useTranslation('budget');
  const Icon = fold?.isFolded ? IconChevronRight : IconChevronDown;
  const words = [row.kind === 'plan' ? row.label : null, row.title].filter(Boolean).join(' · ');
  const unsplit = row.unsplit?.planned;
  return (
    <span className={classes.place}>
      {fold ? (
        <button
          type="button"
          className={classes.twist}
          aria-expanded={!fold.isFolded}
          aria-label={t(fold.isFolded ? 'unfold' : 'fold', { title: row.title })}
          onClick={fold.toggle}
          data-screen
        >
          <Icon size={16} aria-hidden />
        </button>
      ) : (
        <span className={classes.twist} />
      )}
      <span className={classes.words}>
        {row.kind === 'task' && row.id !== null && (
          <Link to="/tasks/$id" params={{ id: row.id }} className="two-lines" title={row.title}>
            {words}
          </Link>
        )}
        {row.kind === 'plan' && row.id !== null && (
          <Link to="/plans/$id" params={{ id: row.id }} className="two-lines" title={row.title}>
            {words}
          </Link>
        )}
        {(row.id === null || row.kind === 'project') && (
          <span className="two-lines" title={row.title}>
            {row.label !== null && row.kind === 'project' && `${row.label} · `}
            {words}
          </span>
        )}
        {row.unit && <span className="meta">{row.unit.name}</span>}
        {unsplit != null && unsplit !== '0' && (
          <span className="meta"> {t('unsplit', { sum: sumText(unsplit, unit) })}</span>
        )}
        <ExcessMarks excess={row.excess} />
      </span>
    </span>
  );
}
