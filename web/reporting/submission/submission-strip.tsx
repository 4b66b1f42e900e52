import { IconArrowBackUp, IconCircleCheck, IconLock, IconSend } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../server/reporting/submission-contract.ts';
import { useToday } from '../../app/me.ts';
import { clock, day, dayAndClock, dayOf } from '../../kit/format.ts';
import classes from './submission.module.css';

/** What whoever opens a report must know first: who reads it, who returned it and why, where it is now. */
export function SubmissionStrip({ submission }: { submission: Submission }) {
  const { t } = useTranslation('submissions');
  const today = useToday();
  const { state, presentedAt, askedBackAt, reason, decidedBy, decidedAt, receiver } = submission;
  const when = (at: string) => (dayOf(at) === day(today) ? clock(at) : dayAndClock(at));
  switch (state) {
    case 'draft':
      if (reason === null) return null;
      return (
        <Strip icon={<IconArrowBackUp size={16} aria-hidden />}>
          {t('strip.givenBack', { reason })}
        </Strip>
      );
    case 'signing':
      return (
        <Strip icon={<IconLock size={16} aria-hidden />}>
          {presentedAt && t('strip.reading', { at: when(presentedAt) })}{' '}
          {askedBackAt && t('strip.asked', { at: when(askedBackAt) })}
        </Strip>
      );
    case 'returned':
      return (
        <Strip icon={<IconArrowBackUp size={16} aria-hidden />}>
          {t('strip.returned', { name: decidedBy ?? receiver.name, reason: reason ?? '' })}
        </Strip>
      );
    case 'submitted':
      return (
        <Strip icon={<IconSend size={16} aria-hidden />}>
          {t('strip.sent', { receiver: receiver.name, day: day(submission.signedOn ?? '') })}
        </Strip>
      );
    case 'accepted':
      return (
        <Strip icon={<IconCircleCheck size={16} aria-hidden />}>
          {t('strip.accepted', {
            ...{ receiver: receiver.name, day: decidedAt === null ? '' : dayOf(decidedAt) },
          })}
        </Strip>
      );
  }
}

function Strip({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.strip} role="status" data-screen>
      {icon}
      <span>{children}</span>
    </div>
  );
}
