import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { TwoByTwo } from '../../server/plans/contract.ts';
import { number } from '../kit/format.ts';
import classes from './plan.module.css';

const PARTS = [
  ['openOverdue', 'var(--bar-overdue)'],
  ['openWithin', 'var(--bar-open)'],
  ['openNoDeadline', 'var(--bar-open)'],
  ['doneLate', 'var(--bar-late)'],
  ['doneOnTime', 'var(--bar-on-time)'],
] as const;

/** The 2 × 2 as one bar, overdue first; the same in words for those who do not see it. */
export function CountsBar({ counts }: { counts: z.infer<typeof TwoByTwo> }) {
  const { t } = useTranslation('plans');
  const words = t('plan.counts', {
    onTime: number(counts.doneOnTime),
    late: number(counts.doneLate),
    open: number(counts.openWithin + counts.openNoDeadline),
    overdue: number(counts.openOverdue),
    total: number(counts.total),
  });
  return (
    <span className={classes.bar} role="img" aria-label={words} title={words}>
      {PARTS.map(([name, fill]) =>
        counts[name] > 0 ? (
          <span key={name} style={{ flexGrow: counts[name], background: fill }} />
        ) : null,
      )}
    </span>
  );
}
