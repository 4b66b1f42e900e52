import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EdxmlPackageView, PackageStatus } from '../../server/exchange/edxml/contract.ts';
import { KIND_WORDS, STATUS_WORDS } from '../../server/exchange/edxml/rules/edxml-codes.ts';
import { STATE_WORDS } from '../../server/exchange/edxml/rules/state-words.ts';
import { dayAndClock, say } from '../kit/format.ts';
import classes from '../supervision/oversight.module.css';

interface Shown {
  readonly shown: EdxmlPackageView;
}

/** Statuses in time, with the code as it was written; what came out of order is said to be so. */
export function PackageStatuses({ shown: { statuses, way, acknowledgedAt } }: Shown) {
  const { t } = useTranslation('edxml');
  const carried = acknowledgedAt
    ? t('page.carried', { at: dayAndClock(acknowledgedAt) })
    : t('page.waiting');
  return (
    <section className={classes.section} aria-label={t('page.statuses')}>
      <h2>{t('page.statuses')}</h2>
      {way === 'out' && <p className={classes.meta}>{carried}</p>}
      {statuses.length === 0 && way === 'in' && <p>{t('page.noStatuses')}</p>}
      <ol className={classes.plain}>
        {statuses.map((status) => (
          <StatusLine key={status.id} status={status} />
        ))}
      </ol>
    </section>
  );
}

function StatusLine({ status }: { status: PackageStatus }) {
  const { t } = useTranslation('edxml');
  const { way, code, rawCode, said, staff, saidAt, isInOrder, acknowledgedAt } = status;
  const carried = acknowledgedAt
    ? t('page.carried', { at: dayAndClock(acknowledgedAt) })
    : t('page.waiting');
  return (
    <li>
      <strong>{say(STATUS_WORDS[code])}</strong>{' '}
      <span className={classes.meta}>
        {[
          t(way === 'out' ? 'page.sentStatus' : 'page.heardStatus'),
          t('page.rawCode', { code: rawCode }),
          dayAndClock(saidAt),
          staff,
          isInOrder ? null : t('page.outOfOrder'),
          way === 'out' ? carried : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {said && <p className={classes.prose}>{said}</p>}
    </li>
  );
}

/** What this package changes, what changes it, and what answers it. */
export function PackagesAround({ shown: { around } }: Shown) {
  const { t } = useTranslation('edxml');
  if (around.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('page.around')}>
      <h2>{t('page.around')}</h2>
      <ul>
        {around.map((each) => (
          <li key={each.id}>
            <Link to="/admin/exchange/edxml/$id" params={{ id: each.id }}>
              {each.number} {each.subject}
            </Link>{' '}
            <span className={classes.meta}>
              {[
                t(`way.${each.way}`),
                say(KIND_WORDS[each.kind]),
                say(STATE_WORDS[each.state]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom the certificate names; never more than that, because nothing is verified. */
export function PackageSignature({ shown: { signature, way } }: Shown) {
  const { t } = useTranslation('edxml');
  if (way === 'out') return null;
  return (
    <section className={classes.section} aria-label={t('page.signature')}>
      <h2>{t('page.signature')}</h2>
      {signature === null ? (
        <p>{t('page.noSignature')}</p>
      ) : (
        <>
          {signature.subject && <p>{t('page.signedBy', { subject: signature.subject })}</p>}
          {signature.issuer && <p>{t('page.issuedBy', { issuer: signature.issuer })}</p>}
          <p>{t('page.signatureNote')}</p>
        </>
      )}
    </section>
  );
}
