import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../../server/organisation/account-contract.ts';
import classes from './account.module.css';
import { copyText } from './copy-text.ts';

/** What the phone scans, and the same as text. */
export function EnrolmentPicture({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useTranslation('account');
  return (
    <>
      <p>{t('enrol.scan')}</p>
      <img
        className={classes.picture}
        alt={t('enrol.picture')}
        src={`data:image/svg+xml,${encodeURIComponent(enrolment.picture)}`}
      />
      <p>
        {t('enrol.type')} <code className={classes.secret}>{inFours(enrolment.secret)}</code>{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => copyText(enrolment.secret, t('enrol.copied'))}
        >
          {t('enrol.copy')}
        </button>
      </p>
    </>
  );
}

/** Thirty-two letters are typed without losing the place. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

/** The ten recovery codes, this once. */
export function RecoveryCodes({
  codes,
  onSaved,
}: {
  codes: readonly string[];
  onSaved: () => void;
}) {
  const { t } = useTranslation('account');
  return (
    <section aria-labelledby="recovery-codes">
      <h3 id="recovery-codes">{t('recovery.title')}</h3>
      <p>{t('recovery.about')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => copyText(codes.join('\n'), t('recovery.copied'))}>
          {t('recovery.copy')}
        </Button>
        <Button onClick={onSaved}>{t('recovery.saved')}</Button>
      </div>
    </section>
  );
}
