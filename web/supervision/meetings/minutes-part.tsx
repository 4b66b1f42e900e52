import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type {
  Conclusion,
  FollowUp,
  Meeting,
} from '../../../server/supervision/meeting-contract.ts';
import { Status } from '../../../server/tasks/row-contract.ts';
import { day } from '../../kit/format.ts';
import { StatusChip } from '../../kit/status-chip.tsx';
import { toastProblem } from '../../kit/toast.tsx';
import classes from '../oversight.module.css';
import { useSaving } from './use-saving.ts';

interface MinutesPartProps {
  readonly meeting: Meeting;
  readonly onOpen: (conclusion: Conclusion | null) => void;
}

/** Kết luận of the meeting, each with its lead, deadline and product. */
export function MinutesPart({ meeting, onOpen }: MinutesPartProps) {
  const { t } = useTranslation('meetings');
  const save = useSaving();
  const { minutes, may, state } = meeting;
  if (state === 'planned') return null;
  const units = new Map(meeting.units.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => units.get(id) ?? []).join(', ');
  const remove = (key: string) =>
    save(meeting, { minutes: minutes.filter((each) => each.key !== key) }).catch(toastProblem);
  return (
    <section className={classes.section}>
      <h2>{t('minutes.title')}</h2>
      {minutes.length === 0 && <p className={classes.meta}>{t('minutes.empty')}</p>}
      <ol className={classes.plain}>
        {minutes.map((conclusion, at) => (
          <li key={conclusion.key} className={classes.item}>
            <div>
              {at + 1}. {conclusion.words}
              <div className={classes.meta}>
                {[
                  conclusion.leadIds.length > 0
                    ? `${t('minutes.leads')}: ${named(conclusion.leadIds)}`
                    : t('minutes.saidOnly'),
                  ...(conclusion.coordinatorIds.length > 0
                    ? [`${t('minutes.coordinators')}: ${named(conclusion.coordinatorIds)}`]
                    : []),
                  ...(conclusion.deadline ? [conclusion.deadline.raw] : []),
                  ...(conclusion.product ? [conclusion.product] : []),
                ].join(' · ')}
              </div>
            </div>
            {may.includes('change') && (
              <span className={classes.itemActs} data-screen>
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('minutes.changeOf', { name: conclusion.words })}
                  onClick={() => onOpen(conclusion)}
                >
                  {t('minutes.change')}
                </button>
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('minutes.removeOf', { name: conclusion.words })}
                  onClick={() => void remove(conclusion.key)}
                >
                  {t('minutes.remove')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {may.includes('change') && (
        <Button variant="default" onClick={() => onOpen(null)} data-screen>
          {t('minutes.add')}
        </Button>
      )}
    </section>
  );
}

/** What became of conclusions: the task of each and how it stands. */
export function FollowPart({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const { previous, followUp, planId } = meeting;
  return (
    <>
      {followUp.length > 0 && (
        <section className={classes.section}>
          <h2>{t('follow.title')}</h2>
          <Followed conclusions={followUp} />
          {planId && (
            <Link to="/plans/$id" params={{ id: planId }}>
              {t('follow.plan')}
            </Link>
          )}
        </section>
      )}
      {previous && previous.conclusions.length > 0 && (
        <section className={classes.section}>
          <h2>{t('follow.previous', { name: previous.name, day: day(previous.heldOn) })}</h2>
          <Followed conclusions={previous.conclusions} />
        </section>
      )}
    </>
  );
}

function Followed({ conclusions }: { readonly conclusions: readonly FollowUp[] }) {
  const { t } = useTranslation('meetings');
  return (
    <ul className={classes.plain}>
      {conclusions.map(({ key, words, units, dueOn, taskId, status, daysLate, percent }) => {
        const known = Status.safeParse(status);
        return (
          <li key={key} className={classes.item}>
            <div>
              {taskId === null ? (
                words
              ) : (
                <Link to="/tasks/$id" params={{ id: taskId }}>
                  {words}
                </Link>
              )}
              <div className={classes.meta}>
                {[
                  units.map(({ name }) => name).join(', ') || t('follow.notATask'),
                  dueOn === null ? t('noDeadline') : day(dueOn),
                  ...(taskId === null ? [] : [percent === null ? t('noFigure') : `${percent} %`]),
                ].join(' · ')}
              </div>
            </div>
            {known.success && <StatusChip status={known.data} daysLate={daysLate} />}
          </li>
        );
      })}
    </ul>
  );
}
