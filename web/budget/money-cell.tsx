import { IconAlertTriangle, IconHourglassLow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BudgetRow, Cell } from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { number } from '../kit/format.ts';
import classes from './budget.module.css';
import { exactText, fractionText, sumText } from './money-text.ts';

interface SumProps {
  readonly sum: string | null;
  readonly unit: AmountUnit;
  /** Where the sum leads, for those who hear the page. */
  readonly label: string;
  readonly onOpen?: (() => void) | undefined;
}

/** A sum that opens the lines behind it; nothing said is a dash, never 0. */
export function Sum({ sum, unit, label, onOpen }: SumProps) {
  const { t } = useTranslation('budget');
  if (sum === null) return <span title={t('noSum')}>–</span>;
  const text = sumText(sum, unit);
  const exact = `${exactText(sum)} đồng`;
  if (!onOpen) return <span title={exact}>{text}</span>;
  return (
    <button
      type="button"
      className={classes.sum}
      title={exact}
      aria-label={`${text}. ${label}`}
      onClick={onOpen}
    >
      {text}
    </button>
  );
}

/** The rate of disbursement with its fraction at hand, and how it keeps up with the year. */
export function Rate({ cell, unit }: { cell: Cell; unit: AmountUnit }) {
  const { t } = useTranslation('budget');
  if (cell.rate === null) return <span title={t('noSum')}>–</span>;
  const isBehind = cell.pace === 'behind' || cell.pace === 'short';
  return (
    <>
      <span title={fractionText(cell, unit)}>{number(cell.rate)} %</span>
      {cell.pace !== null && isBehind && (
        <span className={classes.warn}>
          <IconHourglassLow size={14} stroke={1.75} aria-hidden />
          {t(`pace.${cell.pace}`)}
        </span>
      )}
    </>
  );
}

/** What stands beyond what allows it, with the decision that says so. */
export function ExcessMarks({ excess }: { excess: BudgetRow['excess'] }) {
  const { t } = useTranslation('budget');
  return excess.map(({ lineId, kind, decision }) => (
    <span key={`${lineId} ${kind}`} className={classes.warn}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      <span>
        {t(`excess.${kind}`)}
        {decision && ` ${t('excess.by', { decision })}`}
      </span>
    </span>
  ));
}
