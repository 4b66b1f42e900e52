import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getMeetingsOfTask } from '../../../server/supervision/meeting-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day } from '../../kit/format.ts';

/** Kết luận tại cuộc họp …, on the page of a task; nothing for the many that no meeting spoke of. */
export function MeetingsOfTask({ taskId }: { readonly taskId: string }) {
  const { t } = useTranslation('meetings');
  const { asOf } = useAsOf();
  const { data } = useRead(getMeetingsOfTask, {
    params: { id: taskId },
    query: asOf ? { asOf } : {},
  });
  if (!data || data.meetings.length === 0) return null;
  return (
    <section>
      {data.meetings.map(({ meetingId, name, heldOn, number, how, words }) => (
        <div key={`${meetingId}-${how}`}>
          {t(`task.${how}`)}{' '}
          <Link to="/supervision/meetings/$id" params={{ id: meetingId }}>
            {t('task.line', { name, day: day(heldOn) })}
          </Link>
          {number && ` · ${t('task.number', { number })}`}
          {words.map((said) => (
            <blockquote key={said}>{said}</blockquote>
          ))}
        </div>
      ))}
    </section>
  );
}
