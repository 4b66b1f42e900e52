import { useTranslation } from 'react-i18next';
import type { ComparedSection } from '../../../server/reporting/compare-contract.ts';
import { printNumber } from '../../../server/reporting/rules/print-number.ts';
import { say } from '../../kit/format.ts';
import { AddressLink } from '../facts/address-link.tsx';
import classes from './compare.module.css';

interface Names {
  readonly a: string;
  readonly b: string;
}

interface CompareSectionProps {
  readonly section: ComparedSection;
  readonly names: Names;
  /** Also what stands alike in both. */
  readonly everything: boolean;
}

/** One heading of two reports: words with what came and went, figures with their difference, lists. */
export function CompareSection({ section, names, everything }: CompareSectionProps) {
  const { t } = useTranslation('figures');
  const figures = section.figures.filter(
    ({ period, cumulative }) => everything || isDifferent(period) || isDifferent(cumulative),
  );
  const tables = section.tables.filter(({ rows }) => rows.length > 0);
  const wordsDiffer = section.words.some(({ kind }) => kind !== 'same');
  const isAlike = figures.length === 0 && tables.length === 0 && !wordsDiffer;
  return (
    <section className={classes.section}>
      <h2>{section.title}</h2>
      {isAlike && !everything ? (
        <p className="meta">{t('compare.nothing')}</p>
      ) : (
        <>
          {(wordsDiffer || everything) && <Words words={section.words} />}
          {figures.length > 0 && <Figures figures={figures} names={names} />}
          {tables.map((table) => (
            <Lines key={table.key} table={table} names={names} />
          ))}
        </>
      )}
    </section>
  );
}

function isDifferent({ a, b }: ComparedSection['figures'][number]['period']): boolean {
  return a !== b;
}

/** Marked by word for those who hear the page, by line and colour for those who see it. */
function Words({ words }: { readonly words: ComparedSection['words'] }) {
  const { t } = useTranslation('figures');
  if (words.length === 0) return <p className="meta">{t('compare.noWords')}</p>;
  let at = 0;
  return (
    <p className={classes.words}>
      {words.map(({ kind, text }) => {
        at += text.length;
        const key = `${at} ${kind}`;
        if (kind === 'added') {
          return (
            <ins key={key} title={t('compare.added')}>
              {text}
            </ins>
          );
        }
        if (kind === 'removed') {
          return (
            <del key={key} title={t('compare.removed')}>
              {text}
            </del>
          );
        }
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}

function Figures({
  figures,
  names,
}: {
  readonly figures: ComparedSection['figures'];
  readonly names: Names;
}) {
  const { t } = useTranslation('figures');
  const columns = (['period', 'cumulative'] as const).flatMap((of) => [
    { key: `${of}-a`, of, side: 'a' as const, label: `${t(`column.${of}`)}: ${names.a}` },
    { key: `${of}-b`, of, side: 'b' as const, label: `${t(`column.${of}`)}: ${names.b}` },
    { key: `${of}-d`, of, side: 'difference' as const, label: t('compare.difference') },
  ]);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('compare.figures')}>
        <thead>
          <tr>
            <th scope="col">{t('column.label')}</th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className={classes.right}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">
                {say(figure.label)} <span className="meta">{say(figure.measure)}</span>
              </th>
              {columns.map(({ key, of, side, label }) => (
                <td key={key} className={classes.right} data-label={label}>
                  {side === 'difference'
                    ? signedNumber(figure[of].difference)
                    : known(figure[of][side])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function known(text: string | null): string {
  return text === null ? '–' : printNumber(text);
}

/** `+38`, `-2`, `0`; a dash where one side is not known. */
function signedNumber(text: string | null): string {
  if (text === null) return '–';
  const isGain = !text.startsWith('-') && /[1-9]/.test(text);
  return `${isGain ? '+' : ''}${printNumber(text)}`;
}

function Lines({
  table,
  names,
}: {
  readonly table: ComparedSection['tables'][number];
  readonly names: Names;
}) {
  const { t } = useTranslation('figures');
  const { label, rows, same } = table;
  return (
    <details>
      <summary>{t('compare.list', { label: say(label), rows: rows.length, same })}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.label')}</th>
            <th scope="col">{names.a}</th>
            <th scope="col">{names.b}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, kind, a, b, opens }) => {
            const [title = ''] = b ?? a ?? [];
            return (
              <tr key={id} data-kind={kind}>
                <th scope="row">
                  {opens === null ? title : <AddressLink to={opens}>{title}</AddressLink>}{' '}
                  <span className="meta">{t(`compare.${kind}`)}</span>
                </th>
                <td data-label={names.a}>{cellsOf(a)}</td>
                <td data-label={names.b}>{cellsOf(b)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

function cellsOf(cells: readonly string[] | null): string {
  if (cells === null) return '–';
  return cells
    .slice(1)
    .filter((cell) => cell !== '')
    .join(' · ');
}
