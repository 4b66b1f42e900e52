import { IconAlertTriangleFilled, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { getChain } from '../../server/organisation/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { number } from '../kit/format.ts';
import classes from './journal.module.css';

/** Whether the journal is whole: said above it, solid red where it is broken. */
export function ChainMark() {
  const { t } = useTranslation('organisation');
  const chain = useRead(getChain, {});
  if (!chain.data) return null;
  const { whole, sealed, unsealed, firstBroken, checkedFrom } = chain.data;
  if (!whole && firstBroken) {
    return (
      <span className={classes.broken} role="alert">
        <IconAlertTriangleFilled size={16} aria-hidden />
        <span>
          <strong>{t('journal.broken', { position: firstBroken.position })}</strong>{' '}
          {t('journal.brokenNext', { why: firstBroken.why })}
        </span>
      </span>
    );
  }
  return (
    <span className={classes.whole} role="status">
      <IconLink size={16} stroke={1.75} aria-hidden />
      {t('journal.whole', { sealed: number(sealed) })}
      {checkedFrom !== '1' &&
        ` (${t('journal.checkedFrom', { position: number(Number(checkedFrom)) })})`}
      {unsealed > 0 && `; ${t('journal.unsealed', { count: unsealed })}`}
    </span>
  );
}
