import { useTranslation } from 'react-i18next';
import type { Task } from '../../../server/tasks/contract.ts';
import { day, dayAndClock } from '../../kit/format.ts';
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
              {event.sentAt && (
                <span className="meta">
                  {' '}
                  {t('history.sentAt', { at: dayAndClock(event.sentAt) })}
                </span>
              )}
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
  'forward_task',
  'delegate_task',
  'reply_to_task',
  'edit_parties',
  'plan_stages',
  'pass_stage',
  'clarify_task',
  'suspend_task',
  'resume_task',
  'withdraw_task',
  'merge_task',
  'carry_over_task',
  'reopen_task',
  'undo_act',
  'ask_extension',
  'decide_extension',
  'explain_task',
  'demand_explanation',
  'decide_explanation',
  'receive_task',
  'receive_order',
  'receive_holding',
  'send_urging',
] as const;

/** Acts that tell what was decided, by its code. */
const DECISIONS = ['granted', 'shortened', 'refused', 'accepted', 'excused', 'not_enough'] as const;

/** Acts whose day is not that of the entry: of completion, of a stage, of the result that was reopened. */
const DATED: readonly string[] = [
  'report_done',
  'pass_stage',
  'reopen_task',
  'resume_task',
  'ask_extension',
  'decide_extension',
  'demand_explanation',
];

function ActWords({ event }: { event: Event }) {
  const { t } = useTranslation('tasks');
  const act = KNOWN.find((each) => each === event.act);
  const decision = DECISIONS.find((each) => each === event.about);
  const about = { about: decision ? t(`history.decision.${decision}`) : (event.about ?? '') };
  const isNobody = act === 'delegate_task' && event.about === null;
  const words =
    act === undefined
      ? t('history.other')
      : t(isNobody ? 'history.undelegate_task' : `history.${act}`, about);
  return (
    <>
      {words}
      {event.percent !== null && event.act === 'report_progress' && `: ${event.percent} %`}
      {event.onDay !== null &&
        DATED.includes(event.act) &&
        ` (${t('history.onDay', { day: day(event.onDay) })})`}
    </>
  );
}
