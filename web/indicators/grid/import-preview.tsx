import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../server/calendar/rules/numbers.ts';
import type { GridImportReply } from '../../../server/indicators/grid-contract.ts';
import { say } from '../../kit/format.ts';
import classes from '../allocation/allocation.module.css';

/** At most so many lines of a right sheet are drawn; the count above them is of all. */
const DRAWN = 200;

/** What a right sheet comes to, value by value, with what looks odd. */
export function ImportPreview({ reply: { values } }: { reply: GridImportReply }) {
  const { t } = useTranslation('allocation');
  const count = (kind: 'add' | 'correct' | 'same') =>
    values.filter((value) => value.kind === kind).length;
  return (
    <div role="status">
      <p>
        {t('import.ready', {
          count: values.length,
          add: count('add'),
          correct: count('correct'),
          same: count('same'),
        })}
      </p>
      <div className={classes.scrollX}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className="right">
                {t('paste.line')}
              </th>
              <th scope="col">{t('import.unit')}</th>
              <th scope="col">{t('import.period')}</th>
              <th scope="col" className="right">
                {t('paste.value')}
              </th>
              <th scope="col" className="right">
                {t('import.before')}
              </th>
              <th scope="col">{t('import.hint')}</th>
            </tr>
          </thead>
          <tbody>
            {values.slice(0, DRAWN).map((value) => (
              <tr key={`${value.line} ${value.unit} ${value.period}`}>
                <td className="right">{value.line}</td>
                <td>{value.unit}</td>
                <td>{value.period}</td>
                <td className="right">{formatNumber(value.value, { decimals: 6 })}</td>
                <td className="right">
                  {value.before === null ? '–' : formatNumber(value.before, { decimals: 6 })}
                </td>
                <td>
                  {t(`import.change.${value.kind}`)}
                  {value.hint && ` · ${say(value.hint)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
