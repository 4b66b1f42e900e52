import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../server/calendar/rules/numbers.ts';
import type { Share } from '../../../server/indicators/allocation-contract.ts';
import { say } from '../../kit/format.ts';
import { ClassChip } from '../class-chip.tsx';
import classes from './allocation.module.css';

/** How a share stands, and what is left where its unit shares it out further. */
export function ShareState({ share: { judgement, further } }: { share: Share }) {
  const { t } = useTranslation('allocation');
  const left = further?.balances.findLast((balance) => balance.left !== null)?.left ?? 0;
  return (
    <>
      {judgement && (
        <span title={say(judgement.reason)}>
          <ClassChip value={judgement.class} final={judgement.final} />
        </span>
      )}
      {further && (
        <span className={left === 0 ? 'meta' : classes.left}>
          {left === 0
            ? t('further.even', { count: further.units })
            : t('further.left', { count: further.units, left: formatNumber(left) })}
        </span>
      )}
    </>
  );
}
