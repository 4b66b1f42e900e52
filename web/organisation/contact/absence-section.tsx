import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Absence,
  endAbsence,
  getContact,
  listAbsences,
} from '../../../server/organisation/contact-contract.ts';
import { useMe } from '../../app/me.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { day } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { AbsenceSheet } from './absence-sheet.tsx';
import classes from './contact.module.css';

/** When I am away and who stands in; for the administrator, when anybody of the body is. */
export function AbsenceSection({
  own,
  looksAfterOthers,
}: {
  own: readonly Absence[];
  looksAfterOthers: boolean;
}) {
  const { t } = useTranslation('reminders');
  const { person } = useMe();
  const all = useRead(listAbsences, {}, { enabled: looksAfterOthers });
  const [isDeclaring, setIsDeclaring] = useState(false);
  const shown = all.data?.absences ?? own;
  return (
    <section className={classes.section} aria-labelledby="absences">
      <h2 id="absences">{t('contact.absence')}</h2>
      <p className="meta">{t('contact.absenceWhat')}</p>
      {shown.length === 0 && <p>{t('contact.absenceNone')}</p>}
      {shown.length > 0 && (
        <ul className={classes.list}>
          {shown.map((absence) => (
            <AbsenceRow key={absence.id} absence={absence} isOwn={absence.personId === person.id} />
          ))}
        </ul>
      )}
      <Button variant="default" onClick={() => setIsDeclaring(true)}>
        {t('contact.declare')}
      </Button>
      {isDeclaring && (
        <AbsenceSheet forOthers={looksAfterOthers} onClose={() => setIsDeclaring(false)} />
      )}
    </section>
  );
}

function AbsenceRow({ absence, isOwn }: { absence: Absence; isOwn: boolean }) {
  const { t } = useTranslation('reminders');
  const end = useAct(endAbsence, { stale: [getContact, listAbsences] });
  const span = { from: day(absence.from), to: day(absence.to) };
  return (
    <li>
      <div>
        {!isOwn && <b>{absence.person}: </b>}
        {t('contact.span', span)}
        <div className="meta">
          {absence.standIn
            ? t('contact.standIn', { name: absence.standIn.name })
            : t('contact.noStandIn')}
          {' · '}
          {absence.reason}
        </div>
      </div>
      <Button
        variant="subtle"
        loading={end.isPending}
        aria-label={t('contact.endOf', span)}
        onClick={() =>
          end.mutate(
            { params: { id: absence.id }, body: { version: absence.version } },
            { onSuccess: () => toast(t('contact.ended')), onError: toastProblem },
          )
        }
      >
        {t('contact.end')}
      </Button>
    </li>
  );
}
