import { useTranslation } from 'react-i18next';
import type { Draft } from '../../server/plans/contract.ts';
import { number, signed } from '../kit/format.ts';
import classes from './desk.module.css';
import { foundIn } from './review-items.ts';
import { useReviewHere } from './use-review.ts';

interface FieldCount {
  readonly key: string;
  readonly name: string;
  readonly declared: number | null;
  readonly found: number;
}

function countsOf(draft: Draft): FieldCount[] {
  return draft.fields.map(({ key, name, declaredCount }) => ({
    ...{ key, name, declared: declaredCount },
    found: foundIn(draft, key),
  }));
}

/** Lĩnh vực, Nêu, Đọc, Lệch: what each field declares against what was read; open while most is missing. */
export function FieldCounts() {
  const { t } = useTranslation('plans');
  const { desk, send } = useReviewHere();
  const counts = countsOf(desk.draft);
  const stated = counts.filter(({ declared }) => declared !== null);
  if (stated.length === 0) return null;
  const declared = stated.reduce((so, each) => so + (each.declared ?? 0), 0);
  const found = stated.reduce((so, each) => so + each.found, 0);
  return (
    <details className={classes.counts} open={found * 2 < declared} data-screen>
      <summary>{t('declared.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('field.fieldOf')}</th>
            <th scope="col">{t('declared.head.declared')}</th>
            <th scope="col">{t('declared.head.found')}</th>
            <th scope="col">{t('declared.head.gap')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((each) => (
            <tr key={each.key}>
              <th scope="row">
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    send({ type: 'tab', tab: 'all' });
                    const first = desk.draft.tasks.find(({ fieldKey }) => fieldKey === each.key);
                    send({ type: 'select', key: first?.key ?? each.key });
                  }}
                >
                  {each.name}
                </button>
              </th>
              <td>{each.declared === null ? t('declared.notStated') : number(each.declared)}</td>
              <td>{number(each.found)}</td>
              <td>
                {each.declared !== null && <Gap declared={each.declared} found={each.found} />}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('declared.total')}</th>
            <td>{number(declared)}</td>
            <td>{number(counts.reduce((so, each) => so + each.found, 0))}</td>
            <td>
              <Gap declared={declared} found={found} />
            </td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

function Gap({ declared, found }: { declared: number; found: number }) {
  const { t } = useTranslation('plans');
  return declared === found ? t('declared.gapNone') : signed(found - declared);
}
