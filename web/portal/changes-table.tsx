import { useTranslation } from 'react-i18next';
import type { EditionChange } from '../../server/portal/contract.ts';
import { STATUSES } from '../../server/tasks/rules/status.ts';
import { day, number } from '../kit/format.ts';
import classes from './publication.module.css';
import { useFieldName } from './use-field-name.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** More would not be read one by one. */
const MOST = 200;

/** What one edition says otherwise than another: the old struck through, the new beside it. */
export function ChangesTable({ changes }: { readonly changes: readonly EditionChange[] }) {
  const { t } = useTranslation('portal');
  const fieldName = useFieldName();
  const say = useSayValue();
  if (changes.length === 0) return <p>{t('page.same')}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['what', 'field', 'before', 'after'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.slice(0, MOST).map(({ kind, key, title, field, before, after }) => (
          <tr key={`${kind} ${key} ${field}`}>
            <td>
              {t(`thing.${kind}`)}: {title}
            </td>
            <td>{fieldName(field)}</td>
            <td>{before !== null && <del className={classes.old}>{say(field, before)}</del>}</td>
            <td>{after !== null && <ins className={classes.new}>{say(field, after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useSayValue() {
  const { t: kit } = useTranslation('kit');
  return (field: string, value: string | number | boolean): string => {
    if (typeof value === 'number') return field === 'year' ? String(value) : number(value);
    if (typeof value === 'boolean') return value ? '✓' : '';
    const status = field === 'status' ? STATUSES.find((each) => each === value) : undefined;
    if (status) return kit(`status.${status}`);
    return DAY.test(value) ? day(value) : value;
  };
}
