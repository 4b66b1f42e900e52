import { useTranslation } from 'react-i18next';
import { THINGS } from '../../server/amendments/rules/kinds.ts';
import type { VersionChange, VersionItem } from '../../server/amendments/versions-contract.ts';
import classes from './amendments.module.css';
import { useSay } from './change-card.tsx';

/** Everything that a version holds, by kind of thing. */
export function ItemsTable({ items }: { readonly items: readonly VersionItem[] }) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const fieldName = useFieldName();
  return THINGS.filter((thing) => items.some((item) => item.thing === thing)).map((thing) => (
    <section key={thing}>
      <h3>{t(`versions.things.${thing}`)}</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('versions.column.what')}</th>
            <th scope="col">{t('versions.column.field')}</th>
          </tr>
        </thead>
        <tbody>
          {items
            .filter((item) => item.thing === thing)
            .map((item) => (
              <tr key={item.id}>
                <td>{[item.label, item.title].filter(Boolean).join(' ')}</td>
                <td>
                  {item.fields
                    .filter(({ field, words }) => field !== 'title' && say(words) !== '')
                    .map(({ field, words }) => (
                      <div key={field}>
                        <span className={classes.meta}>{fieldName(field)}:</span> {say(words)}
                      </div>
                    ))}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  ));
}

/** What changed between two versions: the old struck through, the new beside it. */
export function ChangesTable({ changes }: { readonly changes: readonly VersionChange[] }) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const fieldName = useFieldName();
  if (changes.length === 0) return <p>{t('versions.same')}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['what', 'field', 'before', 'after'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`versions.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.flatMap((change) =>
          change.fields
            .filter(({ before, after }) => say(before) !== '' || say(after) !== '')
            .map(({ field, before, after }) => (
              <tr key={`${change.thing}:${change.id}:${field}`}>
                <td>
                  {t(`versions.change.${change.change}`)}:{' '}
                  {[change.label, change.title].filter(Boolean).join(' ')}
                </td>
                <td>{fieldName(field)}</td>
                <td>{before && <del className={classes.old}>{say(before)}</del>}</td>
                <td>{after && <ins className={classes.new}>{say(after)}</ins>}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  );
}

const FIELDS = [
  ...(['title', 'leads', 'coordinators', 'deadline', 'product', 'promise', 'unit'] as const),
  ...(['target', 'money', 'phase', 'duty', 'motto', 'planned'] as const),
] as const;

function useFieldName(): (field: string) => string {
  const { t } = useTranslation('amendments');
  return (field) => {
    const known = FIELDS.find((each) => each === field);
    return known ? t(`versions.field.${known}`) : field;
  };
}
