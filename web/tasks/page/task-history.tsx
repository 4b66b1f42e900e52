import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { dayAndClock } from '../../kit/format.ts';
import { FileList } from '../files.tsx';
import classes from './task-history.module.css';

type Event = Task['events'][number];

/** What happened to the task, newest first: each act as a sentence with person, post and unit of that day. */
export function TaskHistory({ events }: { events: readonly Event[] }) {
  const { t } = useTranslation('tasks');
  if (events.length === 0) return <p className="meta">{t('history.none')}</p>;
  return (
    <ol className={classes.list}>
      {events.toReversed().map((event) => (
        <li key={event.id} className={classes.event}>
          <time className={classes.time} dateTime={event.at}>
            {dayAndClock(event.at)}
          </time>
          <div>
            <p>
              <b>{event.person}</b>
              {event.post && `, ${event.post}`}
              {event.unit && `, ${event.unit}`} <ActWords event={event} />
            </p>
            {event.reason !== null && <p>{t('history.reason', { reason: event.reason })}</p>}
            {event.product !== null && <p>{t('report.product', { product: event.product })}</p>}
            {event.body !== null && event.body !== '' && (
              <p className={classes.body}>{event.body}</p>
            )}
            <FileList files={event.files} />
          </div>
        </li>
      ))}
    </ol>
  );
}

const KNOWN = [
  'issue_plan',
  'accept_task',
  'hand_back_task',
  'insist_on_task',
  'take_back_task',
  'break_down_task',
  'report_progress',
  'report_done',
  'accept_result',
  'return_result',
] as const;

function ActWords({ event }: { event: Event }) {
  const { t } = useTranslation('tasks');
  const act = KNOWN.find((each) => each === event.act);
  const words = act === undefined ? t('history.other') : t(`history.${act}`);
  return (
    <>
      {words}
      {event.percent !== null && event.act === 'report_progress' && `: ${event.percent} %`}
    </>
  );
}
