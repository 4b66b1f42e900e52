import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { Ranking, RankingRow } from '../../server/scorecards/contract.ts';
import { usePhone } from '../kit/use-phone.ts';
import { PrintFoot, PrintHead } from '../tasks/print-head.tsx';
import { sayPeriod } from './say-period.ts';
import classes from './scorecards.module.css';
import { useRankWords } from './use-rank-words.ts';

interface RankingTableProps {
  readonly name: string;
  readonly ranking: Ranking;
  readonly peek: string | null;
  readonly onPeek: (unitId: string) => void;
}

/** So many rows are drawn at first: a province's communes fit, ten thousand would weigh on the page. */
const FIRST = 300;

/** Rank, unit, points by branch; a row opens why. On a phone ranks, a tap opens why. */
export function RankingTable({ name, ranking, peek, onPeek }: RankingTableProps) {
  const { t } = useTranslation('scorecards');
  const [shown, setShown] = useState(FIRST);
  const phone = usePhone();
  const rows = ranking.rows.slice(0, shown);
  if (ranking.rows.length === 0) return <p>{t('noRows')}</p>;
  const caption = t('table.caption', { name, period: sayPeriod(ranking.period) });
  const left = ranking.rows.length - rows.length;
  return (
    <>
      <PrintHead title={caption} />
      {phone ? (
        <ol className={classes.cards} aria-label={caption}>
          {rows.map((row) => (
            <Card key={row.unit.id} row={row} ranking={ranking} onPeek={onPeek} />
          ))}
        </ol>
      ) : (
        <table className={classes.ranking}>
          <caption className={classes.hidden}>{caption}</caption>
          <Head ranking={ranking} />
          <tbody>
            {rows.map((row, index) => (
              <Rows
                key={row.unit.id}
                row={row}
                before={rows[index - 1]}
                ranking={ranking}
                isOpen={row.unit.id === peek}
                onPeek={onPeek}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className="meta">
        {t('unitsShown', { count: ranking.rows.length })}
        {isShared(ranking) && `. ${t('table.shared')}`}
      </p>
      {left > 0 && (
        <button type="button" className="link-button" onClick={() => setShown(shown + FIRST)}>
          {t('table.more', { count: Math.min(FIRST, left) })}
        </button>
      )}
      <PrintFoot />
    </>
  );
}

/** Whether a unit got the points of criteria that had too few cases elsewhere, beyond a branch's most. */
function isShared({ branches, rows }: Ranking): boolean {
  return branches.some(
    ({ key, most, role }) =>
      role === 'score' && most !== null && rows.some((row) => (row.branches[key] ?? 0) > most),
  );
}

function Head({ ranking }: { readonly ranking: Ranking }) {
  const { t } = useTranslation('scorecards');
  const { against } = ranking;
  return (
    <thead>
      <tr>
        <th scope="col" className="right">
          {t('table.rank')}
        </th>
        <th scope="col">{t('table.unit')}</th>
        <th scope="col" className="right">
          {t('table.total')} <span className="meta">{formatNumber(ranking.most)}</span>
        </th>
        {ranking.branches.map(({ key, name, most, role }) => (
          <th key={key} scope="col" className="right">
            <span className="two-lines" title={name}>
              {name}
            </span>{' '}
            <span className="meta">
              {role === 'penalty' ? '−' : role === 'bonus' ? '+' : ''}
              {most === null ? '' : formatNumber(most)}
            </span>
          </th>
        ))}
        {against && <th scope="col">{t('table.moved', { what: sayPeriod(against.period) })}</th>}
      </tr>
    </thead>
  );
}

interface RowsProps {
  readonly row: RankingRow;
  readonly before: RankingRow | undefined;
  readonly ranking: Ranking;
  readonly isOpen: boolean;
  readonly onPeek: (unitId: string) => void;
}

function Rows({ row, before, ranking, isOpen, onPeek }: RowsProps) {
  const { t } = useTranslation('scorecards');
  const words = useRankWords();
  const { decimals } = ranking;
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, { decimals, fixed: true });
  const opensBlock = row.block !== null && row.block !== before?.block;
  const remarks = words.remarksOf(row);
  const columns = 3 + ranking.branches.length + (ranking.against ? 1 : 0);
  const label = t(row.rank === null ? 'table.whyNot' : 'table.why', {
    total: write(row.total),
    unit: row.unit.name,
  });
  return (
    <>
      {opensBlock && (
        <tr>
          <th scope="colgroup" colSpan={columns} className={classes.blockHead}>
            {row.block}
          </th>
        </tr>
      )}
      <tr data-open={isOpen || undefined} onClick={() => onPeek(row.unit.id)}>
        <td className="right">{row.rank ?? '–'}</td>
        <th scope="row">
          <button
            type="button"
            className={classes.rowButton}
            aria-expanded={isOpen}
            aria-label={label}
            onClick={(event) => {
              event.stopPropagation();
              onPeek(row.unit.id);
            }}
          >
            {row.unit.name}
          </button>
          <span className={classes.onPaper}>{row.unit.name}</span>
          {remarks.length > 0 && <span className="meta"> {remarks.join('; ')}</span>}
        </th>
        <td className="right">
          <strong>{write(row.total)}</strong>
        </td>
        {ranking.branches.map(({ key, role }) => (
          <td key={key} className="right">
            {role === 'penalty' && row.branches[key] ? '−' : ''}
            {write(row.branches[key])}
          </td>
        ))}
        {ranking.against && <td>{words.moveOf(row)}</td>}
      </tr>
    </>
  );
}

function Card({ row, ranking, onPeek }: Pick<RowsProps, 'row' | 'ranking' | 'onPeek'>) {
  const { t } = useTranslation('scorecards');
  const words = useRankWords();
  const { decimals, against } = ranking;
  const total = row.total === null ? '–' : formatNumber(row.total, { decimals, fixed: true });
  const facts = [
    ...words.remarksOf(row),
    ...(against && row.rank !== null ? [words.moveOf(row)] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className={classes.card}
        onClick={() => onPeek(row.unit.id)}
        aria-label={t(row.rank === null ? 'table.whyNot' : 'table.why', {
          total,
          unit: row.unit.name,
        })}
      >
        <span className={classes.cardRank}>{row.rank ?? '–'}</span>
        <span className={classes.cardUnit}>
          {row.unit.name}
          {facts.length > 0 && <span className="meta">{facts.join('; ')}</span>}
        </span>
        <strong className="tnum">{total}</strong>
      </button>
    </li>
  );
}
