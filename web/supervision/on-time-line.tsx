import { useTranslation } from 'react-i18next';
import { onTimeRates } from '../../server/tasks/overdue-contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number, percent } from '../kit/format.ts';
import classes from './supervision.module.css';

/**
 * Both on-time rates, by the deadline in force and by the first one, with their fractions; what was excused
 * stands apart. Nothing is said where nothing has been done yet.
 */
export function OnTimeLine({ planId }: { readonly planId?: string }) {
  const { t } = useTranslation('supervision');
  const { asOf } = useAsOf();
  const rates = useRead(
    onTimeRates,
    { query: { planId, asOf: asOf ?? undefined } },
    { keep: true },
  );
  if (!rates.data || rates.data.inForce.done === 0) return null;
  const { inForce, first, moved, excused } = rates.data;
  const said = (rate: typeof inForce) => ({
    ...{ onTime: number(rate.onTime), done: number(rate.done) },
    // Under five a rate says nothing.
    rate: rate.done < 5 ? '' : ` (${percent(rate.onTime, rate.done)})`,
  });
  const parts = [
    t('onTime.inForce', said(inForce)),
    t('onTime.first', said(first)),
    ...(moved > 0 ? [t('onTime.moved', { count: moved })] : []),
    ...(excused.doneLate + excused.overdue > 0
      ? [
          t('onTime.excused', {
            ...{ done: number(excused.doneLate), open: number(excused.overdue) },
          }),
        ]
      : []),
  ];
  return <p className={classes.figures}>{parts.join('; ')}.</p>;
}
