import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../../../server/reporting/facts-contract.ts';
import { ESTIMATE_RULE } from '../../../server/reporting/rules/fact-words.ts';
import { printNumber } from '../../../server/reporting/rules/print-number.ts';
import { say } from '../../kit/format.ts';
import { AddressLink } from './address-link.tsx';
import classes from './facts.module.css';
import { FiguresTable } from './figures-table.tsx';

interface FactChipsProps {
  readonly figures: readonly Figure[];
  /** Counted no longer: Chốt số liệu was pressed. */
  readonly frozen: boolean;
}

/** The figures of a heading in a line, each opening the list behind it; the other columns on demand. */
export function FactChips({ figures, frozen }: FactChipsProps) {
  const { t } = useTranslation('figures');
  const [open, setOpen] = useState(false);
  const shown = figures.filter(isTold);
  const hasEstimate = figures.some(({ estimate }) => estimate !== null);
  return (
    <div>
      <ul className={classes.chips} aria-label={t('chips.label')}>
        {(shown.length === 0 ? figures : shown).map((figure) => (
          <li key={figure.key}>
            <Chip figure={figure} live={!frozen} />
          </li>
        ))}
      </ul>
      <p className={classes.foot}>
        <span className="meta">{t(frozen ? 'chips.frozen' : 'chips.live')}</span>
        <button
          type="button"
          className="link-button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'chips.less' : 'chips.more')}
        </button>
      </p>
      {open && (
        <>
          <FiguresTable figures={figures} />
          {hasEstimate && <p className="meta">{say(ESTIMATE_RULE)}</p>}
        </>
      )}
    </div>
  );
}

/** The counts that a report says even where they are 0. */
const ALWAYS = ['assigned', 'done_on_time', 'done_late', 'open_within', 'open_overdue'].map(
  (key) => `tasks.${key}`,
);

/** What is nothing, or not known, says nothing in a line; the table has it. */
function isTold({ key, period }: Figure): boolean {
  return ALWAYS.includes(key) || (period !== null && period !== '0');
}

function Chip({ figure, live }: { readonly figure: Figure; readonly live: boolean }) {
  const { t } = useTranslation('figures');
  const { label, measure, period, fraction, opens, key } = figure;
  const value = period === null ? t('chips.none') : printNumber(period);
  const isLate = key.endsWith('_overdue') && period !== '0';
  const marks = { 'data-live': live || undefined, 'data-late': isLate || undefined };
  const body = (
    <>
      {say(label)} <strong>{value}</strong>
      {measure.vi === '%' && period !== null && ' %'}
      {fraction && (
        <span className="meta">
          {printNumber(fraction.of)}/{printNumber(fraction.in)}
        </span>
      )}
    </>
  );
  return (
    <span className={classes.chip} {...marks}>
      {opens === null ? (
        body
      ) : (
        <AddressLink to={opens} label={t('chips.opens', { label: say(label), value })}>
          {body}
        </AddressLink>
      )}
    </span>
  );
}
