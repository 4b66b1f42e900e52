import { useTranslation } from 'react-i18next';
import { day } from '../../kit/format.ts';
import { useSeenDay } from '../use-seen-day.ts';
import classes from './programme.module.css';

interface SignatureBlockProps {
  readonly post: string | null;
  readonly name: string | null;
}

/** On paper only: nơi nhận at the left, who signs at the right, the day and the address below. */
export function SignatureBlock({ post, name }: SignatureBlockProps) {
  const { t } = useTranslation(['planViews', 'tasks']);
  const seen = useSeenDay();
  return (
    <div className={`only-print ${classes.sign}`}>
      <div className={classes.pair}>
        <div>
          <p>
            <b>
              <i>{t('planViews:programme.receivers')}</i>
            </b>
          </p>
          <p>{t('planViews:programme.receiverUnits')}</p>
          <p>{t('planViews:programme.archive')}</p>
        </div>
        <div className={classes.signer}>
          <p>
            <b>{post ?? t('tasks:print.head')}</b>
          </p>
          <p className={classes.name}>{name}</p>
        </div>
      </div>
      <p className={classes.source}>
        {t('tasks:print.asOf', { day: day(seen) })} · {window.location.href}
      </p>
    </div>
  );
}
