import { useTranslation } from 'react-i18next';
import type { FactTable } from '../../../server/reporting/facts-contract.ts';
import { number, say } from '../../kit/format.ts';
import { FactsTable } from '../facts/facts-table.tsx';
import classes from './submission.module.css';

/** The lists of a heading, each closed until it is asked for; they become the annexes of the paper. */
export function SectionLists({ tables }: { tables: readonly FactTable[] }) {
  const { t } = useTranslation('submissions');
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return null;
  return (
    <div className={classes.block}>
      <h3>{t('section.lists')}</h3>
      {filled.map((table) => (
        <details key={table.key}>
          <summary>
            {t('section.list', { label: say(table.label), lines: number(table.total) })}
          </summary>
          <FactsTable table={table} />
        </details>
      ))}
    </div>
  );
}
