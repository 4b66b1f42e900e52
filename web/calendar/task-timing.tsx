import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../server/calendar/rules/day.ts';
import { parseRecurrence } from '../../server/calendar/rules/recurrence.ts';
import { sayTurn, turnsDue } from '../../server/calendar/rules/recurrence-periods.ts';
import { sayRecurrence } from '../../server/calendar/rules/recurrence-words.ts';
import type { Task } from '../../server/tasks/contract.ts';
import { getTaskTiming, type TaskTiming as Timing } from '../../server/tasks/timing-contract.ts';
import { usePreferences } from '../app/preferences.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { dayOf, number, day as written } from '../kit/format.ts';
import { StatusChip } from '../kit/status-chip.tsx';
import classes from './calendar.module.css';

const StopDutySheet = lazy(async () => ({
  default: (await import('./stop-duty-sheet.tsx')).StopDutySheet,
}));
const SetAnchorSheet = lazy(async () => ({
  default: (await import('./set-anchor-sheet.tsx')).SetAnchorSheet,
}));

/** What stands behind the deadline of a task: the event it counts from, the turns of a recurring duty. */
export function TaskTiming({ task }: { task: Task }) {
  const { asOf } = useAsOf();
  const found = useRead(getTaskTiming, {
    params: { id: task.id },
    query: asOf === null ? {} : { asOf },
  });
  if (!found.data) return null;
  const { anchor, series } = found.data;
  return (
    <>
      {anchor && <AnchorFact task={task} anchor={anchor} />}
      {series && <SeriesFact task={task} series={series} />}
    </>
  );
}

type Anchor = NonNullable<Timing['anchor']>;

function AnchorFact({ task, anchor }: { task: Task; anchor: Anchor }) {
  const { t } = useTranslation('calendar');
  const [open, setOpen] = useState(false);
  const words = anchor.words || t(`timing.anchorOf.${anchor.kind}`);
  const { set } = anchor;
  const said = set
    ? t('timing.set', {
        day: written(set.onDay),
        words,
        source: set.source,
        by: set.by,
        at: dayOf(set.at),
      })
    : anchor.kind === 'event'
      ? t('timing.waits', { words })
      : words;
  return (
    <>
      <dt>{t('timing.anchor')}</dt>
      <dd>
        {said}{' '}
        {anchor.maySet && (
          <button type="button" className="link-button" data-screen onClick={() => setOpen(true)}>
            {t(set ? 'timing.again' : 'timing.act')}
          </button>
        )}
        {open && (
          <Suspense fallback={null}>
            <SetAnchorSheet task={task} anchor={anchor} onClose={() => setOpen(false)} />
          </Suspense>
        )}
      </dd>
    </>
  );
}

type Series = NonNullable<Timing['series']>;

function SeriesFact({ task, series }: { task: Task; series: Series }) {
  const { t } = useTranslation('calendar');
  const { language } = usePreferences();
  const [stopping, setStopping] = useState(false);
  const recurrence = parseRecurrence(series.norm, series.exclusive);
  if (!recurrence) return null;
  const nameOf = (period: string) => (isDay(period) ? sayTurn(recurrence, period, language) : '');
  const { next, turns, done, startsOn, endsOn } = series;
  const periodOf = (due: string) =>
    (isDay(due) && isDay(startsOn) && turnsDue(recurrence, due, due, startsOn)[0]?.period) || due;
  const parts = [
    sayRecurrence(recurrence, language),
    t('timing.done', { done: number(done), all: number(turns.length) }),
    next
      ? t('timing.next', { name: nameOf(periodOf(next.dueOn)), day: written(next.dueOn) })
      : t('timing.noNext'),
    ...(endsOn === null ? [] : [t('timing.until', { day: written(endsOn) })]),
  ];
  return (
    <>
      <dt>{t('timing.series')}</dt>
      <dd>
        {parts.join(' · ')}
        <details className={classes.closed}>
          <summary>{t('timing.turns', { count: turns.length })}</summary>
          <ul className={classes.choices}>
            {turns.map((turn) => (
              <li key={turn.id}>
                {turn.id === task.id ? (
                  <b aria-current="true">{nameOf(turn.period)}</b>
                ) : (
                  <Link to="/tasks/$id" params={{ id: turn.id }}>
                    {nameOf(turn.period)}
                  </Link>
                )}{' '}
                {turn.dueOn && <span className="meta">{written(turn.dueOn)}</span>}{' '}
                <StatusChip status={turn.status} daysLate={turn.daysLate} />
              </li>
            ))}
          </ul>
          {series.dutyId !== task.id && (
            <Link to="/tasks/$id" params={{ id: series.dutyId }}>
              {t('timing.duty')}
            </Link>
          )}{' '}
          {series.mayEnd && (
            <button
              type="button"
              className="link-button"
              data-screen
              onClick={() => setStopping(true)}
            >
              {t('timing.stop')}
            </button>
          )}
        </details>
        {stopping && (
          <Suspense fallback={null}>
            <StopDutySheet series={series} onClose={() => setStopping(false)} />
          </Suspense>
        )}
      </dd>
    </>
  );
}
