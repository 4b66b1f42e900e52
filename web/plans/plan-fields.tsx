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
  const rest = restOf(plan);
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
            {plan.fields.map(({ id, name, declaredCount, found, counts }) => (
              <FieldRow
                key={id}
                planId={plan.id}
                field={id}
                name={name}
                counts={counts}
                found={number(found)}
                declared={declaredCount === null ? t('declared.notStated') : number(declaredCount)}
              />
            ))}
            {rest.total > 0 && (
              <FieldRow
                planId={plan.id}
                field="none"
                name={t('plan.noField')}
                counts={rest}
                found=""
                declared=""
              />
            )}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type Counts = Plan['counts'];

interface FieldRowProps {
  readonly planId: string;
  readonly field: string;
  readonly name: string;
  readonly declared: string;
  readonly found: string;
  readonly counts: Counts;
}

function FieldRow({ planId, field, name, declared, found, counts }: FieldRowProps) {
  const { asOf } = useAsOf();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="right">{declared}</td>
      <td className="right">{found}</td>
      {FIGURES.map((figure) => (
        <td key={figure} className="right">
          <Link
            to="/tasks"
            search={searchOf({ plan: planId, field, status: FIGURE_STATUSES[figure] }, asOf)}
            className={
              figure === 'openOverdue' && counts.openOverdue > 0 ? classes.late : undefined
            }
          >
            {number(counts[figure])}
          </Link>
        </td>
      ))}
      <td>
        <CountsBar counts={counts} />
      </td>
    </tr>
  );
}

/** What the plan holds outside its fields. */
function restOf({ counts, fields }: Plan): Counts {
  const left = (name: keyof Counts) =>
    fields.reduce((rest, field) => rest - field.counts[name], counts[name]);
  return {
    total: left('total'),
    doneOnTime: left('doneOnTime'),
    doneLate: left('doneLate'),
    openWithin: left('openWithin'),
    openNoDeadline: left('openNoDeadline'),
    openOverdue: left('openOverdue'),
    suspended: left('suspended'),
    withdrawn: left('withdrawn'),
  };
}
