import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../server/plans/contract.ts';
import { useAsOf } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import { FIGURE_STATUSES, searchOf } from '../tasks/list/task-query.ts';
import { CountsBar } from './counts-bar.tsx';
import classes from './plan.module.css';

const FIGURES = ['openOverdue', 'openWithin', 'openNoDeadline', 'doneLate', 'doneOnTime'] as const;
const HEADS = {
  openOverdue: 'overdue',
  openWithin: 'within',
  openNoDeadline: 'undated',
  doneLate: 'late',
  doneOnTime: 'onTime',
} as const;

/** Field by field: what the text declared, what was given, and the 2 × 2, every number a way to its list. */
export function PlanFields({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  const { asOf } = useAsOf();
  return (
    <section>
      <h2>{t('section.fields')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={classes.wide} tabIndex={0} aria-label={t('section.fields')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('plan.field')}</th>
              <th scope="col" className="right">
                {t('plan.declared')}
              </th>
              <th scope="col" className="right">
                {t('plan.found')}
              </th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col" className="right">
                  {t(`plan.${HEADS[figure]}`)}
                </th>
              ))}
              <th scope="col">{t('list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.fields.map((field) => (
              <tr key={field.id}>
                <th scope="row">{field.name}</th>
                <td className="right">
                  {field.declaredCount === null
                    ? t('declared.notStated')
                    : number(field.declaredCount)}
                </td>
                <td className="right">{number(field.found)}</td>
                {FIGURES.map((figure) => (
                  <td key={figure} className="right">
                    <Link
                      to="/tasks"
                      search={searchOf(
                        { plan: plan.id, field: field.id, status: FIGURE_STATUSES[figure] },
                        asOf,
                      )}
                      className={
                        figure === 'openOverdue' && field.counts.openOverdue > 0
                          ? classes.late
                          : undefined
                      }
                    >
                      {number(field.counts[figure])}
                    </Link>
                  </td>
                ))}
                <td>
                  <CountsBar counts={field.counts} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
