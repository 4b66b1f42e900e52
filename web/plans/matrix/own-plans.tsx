import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CoverageColumnRow, OwnPlanRow } from '../../../server/tasks/contract.ts';
import { number } from '../../kit/format.ts';
import classes from './coverage.module.css';

/** A unit's own plan with the days it took; or that it has none, since when; of a class how many have. */
export function OwnPlans({ column }: { column: CoverageColumnRow }) {
  const { t } = useTranslation('planViews');
  const { unit, plans, withPlan, units, waiting } = column;
  if (unit === null) {
    return (
      <span className="tnum">
        {t('coverage.classPlans', { withPlan: number(withPlan), units: number(units) })}
      </span>
    );
  }
  if (plans.length === 0) {
    return (
      <span className={classes.none}>
        {waiting === null ? t('coverage.noPlan') : t('coverage.noPlanFor', { count: waiting })}
      </span>
    );
  }
  return (
    <ul>
      {plans.map((plan) => (
        <li key={plan.id}>
          <PlanName plan={plan} />{' '}
          {plan.days !== null && (
            <span className="meta">{t('coverage.after', { count: plan.days })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function PlanName({ plan }: { plan: OwnPlanRow }) {
  const name = plan.number ?? plan.title;
  if (plan.planId === null) return <span title={plan.title}>{name}</span>;
  return (
    <Link to="/plans/$id" params={{ id: plan.planId }} title={plan.title}>
      {name}
    </Link>
  );
}
