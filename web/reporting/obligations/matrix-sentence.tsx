import { useTranslation } from 'react-i18next';
import type { MatrixPeriod } from '../../../server/reporting/matrix-contract.ts';
import { number, percent, say } from '../../kit/format.ts';
import { duesOf, spanOf } from './matrix-columns.tsx';
import classes from './sentence.module.css';

/** "T11/2026: 15/10-14/11, hạn 25/11. Đầy đủ 7/9 (77,8 %), đúng hạn 6/7 (85,7 %), quá hạn 2." */
export function MatrixSentence({ period, level }: { period: MatrixPeriod; level: number | null }) {
  const { t } = useTranslation('reporting');
  const { submitted, owed, onTime, overdue, locked } = period.counts;
  const share = (part: number, whole: number) => ({
    ...{ part: number(part), whole: number(whole), share: percent(part, whole) || '–' },
  });
  const said = [
    t('matrix.completeShare', share(submitted, owed)),
    t('matrix.onTimeShare', share(onTime, submitted)),
    ...(overdue > 0 ? [t('matrix.overdueCount', { count: overdue })] : []),
    ...(locked > 0 ? [t('matrix.lockedCount', { count: locked })] : []),
  ].join(', ');
  return (
    <p className={classes.sentence}>
      <strong>{say(period.mark)}</strong>:{' '}
      {t('matrix.head', { span: spanOf(period), due: duesOf(period, level) })}. {said}.
    </p>
  );
}
