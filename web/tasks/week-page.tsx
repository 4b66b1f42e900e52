import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../server/calendar/rules/day.ts';
import { parseWeek, type Week, weekOf } from '../../server/calendar/rules/week.ts';
import { useMe, useToday } from '../app/me.ts';
import { usePreferences } from '../app/preferences.ts';
import { useAsOf } from '../app/use-view.ts';
import { clock, day, number } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { EmptyState, ErrorState, LoadingState, StaleStrip } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { searchOf } from './list/task-query.ts';
import { PrintFoot, PrintHead } from './print-head.tsx';
import { useWeekReading } from './week/use-week-reading.ts';
import { useWeekSheet } from './week/use-week-sheet.ts';
import classes from './week/week.module.css';
import { WeekCards } from './week/week-cards.tsx';
import { weekDue } from './week/week-due.ts';
import type { Row } from './week/week-entry.ts';
import { WeekNav } from './week/week-nav.tsx';
import { WeekTable } from './week/week-table.tsx';

/** Two people at one row is rare; so is what has left the sheet. Both are fetched when they happen. */
const WeekConflictView = lazy(async () => ({
  default: (await import('./week/week-conflict.tsx')).WeekConflictView,
}));
const StrayEntries = lazy(async () => ({
  default: (await import('./week/stray-entries.tsx')).StrayEntries,
}));

const NO_ROWS: readonly Row[] = [];

/** Phiếu tuần: one page with all open tasks of the unit; kept as typed, sent row by row. */
export function Page() {
  const { week: code = '' } = useParams({ strict: false });
  const { t } = useTranslation('tasks');
  const today = useToday();
  const current = isDay(today) ? weekOf(today) : null;
  const week = parseWeek(code);
  if (week === null || current === null) {
    return (
      <PageFrame title={t('week.title')}>
        <EmptyState
          acts={
            current && (
              <Link to="/week/$week" params={{ week: current.code }}>
                {t('week.thisWeek')}
              </Link>
            )
          }
        >
          {t('week.unknown', { week: code })}
        </EmptyState>
      </PageFrame>
    );
  }
  return <WeekView key={week.code} week={week} current={current} />;
}

function WeekView({ week, current }: { week: Week; current: Week }) {
  const { t } = useTranslation('tasks');
  const { acting } = useMe();
  const { asOf } = useAsOf();
  const phone = usePhone();
  const { language } = usePreferences();
  const found = useWeekReading(week.code);
  const rows = found.data?.rows ?? NO_ROWS;
  const tasks = rows.map(({ task }) => task);
  const sheet = useWeekSheet(rows);
  const readOnly = week.code !== current.code || asOf !== null;
  const ready = sheet.ready.length;
  const Rows = phone ? WeekCards : WeekTable;

  async function send(): Promise<void> {
    const sent = await sheet.send();
    if (sent > 0) toast(t('week.done', { count: sent }));
  }

  return (
    <PageFrame
      title={t('week.of', {
        number: week.number,
        from: day(week.startsOn).slice(0, 5),
        to: day(week.endsOn),
      })}
      facts={
        <>
          {rows.length > 0 && (
            <b>
              {t('week.updated', {
                done: number(found.data?.updated ?? 0),
                of: number(rows.length),
              })}
            </b>
          )}
          {rows.length > 0 &&
            !readOnly &&
            `, ${t('week.before', { due: weekDue(week, language) })}`}
          {found.data?.seenAt !== undefined &&
            ` · ${t('week.seenAt', { at: clock(found.data.seenAt) })}`}
          {sheet.waits > 0 && ` · ${t('week.waits', { count: sheet.waits })}`}
          {!phone && ` · ${acting.unit.name}`}
        </>
      }
      acts={
        !readOnly &&
        rows.length > 0 && (
          <>
            <Button variant="default" onClick={sheet.fill}>
              {t('week.likeLast')}
            </Button>
            <Button loading={sheet.sending} disabled={ready === 0} onClick={() => void send()}>
              {ready === 0 ? t('week.send') : t('week.sendCount', { count: ready })}
            </Button>
          </>
        )
      }
      bar={<WeekNav week={week} current={current} />}
      strip={
        found.error && found.data ? (
          <StaleStrip readAt={found.dataUpdatedAt} onAgain={() => void found.refetch()} />
        ) : undefined
      }
    >
      <PrintHead title={t('week.title')}>
        <p>
          {t('week.of', {
            number: week.number,
            from: day(week.startsOn).slice(0, 5),
            to: day(week.endsOn),
          })}
        </p>
      </PrintHead>
      {found.data === undefined &&
        (found.error ? (
          <ErrorState error={found.error} onAgain={() => void found.refetch()} />
        ) : (
          <LoadingState what={t('list.rows')} />
        ))}
      {found.data && rows.length === 0 && <NoTasks />}
      {rows.length > 0 && (
        <div className={classes.sheet}>
          <Rows rows={rows} sheet={sheet} readOnly={readOnly} />
        </div>
      )}
      <Suspense fallback={null}>
        {found.data && !readOnly && sheet.hasStrays && <StrayEntries sheet={sheet} />}
        {sheet.conflict && <WeekConflictView sheet={sheet} tasks={tasks} />}
      </Suspense>
      <PrintFoot />
    </PageFrame>
  );
}

function NoTasks() {
  const { t } = useTranslation('tasks');
  const { acting } = useMe();
  const { asOf } = useAsOf();
  return (
    <EmptyState
      acts={
        <Link to="/tasks" search={searchOf({ unit: acting.unit.id, layer: 'all' }, asOf)}>
          {t('week.allTasks')}
        </Link>
      }
    >
      {t('week.empty')}
    </EmptyState>
  );
}
