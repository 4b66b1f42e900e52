import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { TwoByTwo as Shape } from '../../../server/plans/contract.ts';
import { number } from '../../kit/format.ts';
import type { Figure } from './task-query.ts';
import classes from './two-by-two.module.css';

export type Counts = z.infer<typeof Shape>;

interface TwoByTwoProps {
  readonly counts: Counts;
  /** Wraps a figure in what it leads to: a link to its list, or the filter of this list. */
  readonly figure: (figure: Figure, value: ReactNode, label: string) => ReactNode;
}

/**
 * The official 2 × 2 as one sentence, every number a way to its list:
 * "Giao 193: xong 121 (đúng hạn 110, quá hạn 11), mở 72 (trong hạn 58, không hạn 0, quá hạn 14)".
 */
export function TwoByTwo({ counts, figure }: TwoByTwoProps) {
  const { t } = useTranslation('tasks');
  const open = counts.openWithin + counts.openNoDeadline + counts.openOverdue;
  const show = (name: Figure, value: number, isLate = false) =>
    figure(
      name,
      <b className={isLate && value > 0 ? classes.late : undefined}>{number(value)}</b>,
      t(`figure.${name}`, { count: value }),
    );
  return (
    <p className={classes.sentence}>
      <span>
        {t('two.given')} {show('total', counts.total)}:
      </span>
      <span>
        {t('two.done')} {show('done', counts.doneOnTime + counts.doneLate)} ({t('two.onTime')}{' '}
        {show('doneOnTime', counts.doneOnTime)}, {t('two.late')} {show('doneLate', counts.doneLate)}
        ),
      </span>
      <span>
        {t('two.open')} {show('open', open)} ({t('two.within')}{' '}
        {show('openWithin', counts.openWithin)}, {t('two.noDeadline')}{' '}
        {show('openNoDeadline', counts.openNoDeadline)}, {t('two.overdue')}{' '}
        {show('openOverdue', counts.openOverdue, true)})
      </span>
      {counts.suspended > 0 && (
        <span className={classes.beside}>
          {t('two.suspended')} {show('suspended', counts.suspended)}
        </span>
      )}
      {counts.withdrawn > 0 && (
        <span className={classes.beside}>
          {t('two.withdrawn')} {show('withdrawn', counts.withdrawn)}
        </span>
      )}
    </p>
  );
}
