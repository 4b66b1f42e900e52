import { useTranslation } from 'react-i18next';
import type { Day } from '../../../server/calendar/rules/day.ts';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { usePreferences } from '../../app/preferences.ts';
import { day, number } from '../../kit/format.ts';
import { shortDeadline } from '../../tasks/deadline-text.ts';
import classes from './gantt.module.css';
import { barOf, type TimeScale, widthOf, xOf } from './gantt-layout.ts';

interface GanttBarProps {
  readonly task: TaskRow;
  readonly scale: TimeScale;
  readonly seen: Day;
  readonly before: string | null;
}

const HEIGHT = 28;
const TOP = 8;
const THICK = 12;

/** One row of the time line, drawn and said: from when, to when, how late. */
export function GanttBar({ task, scale, seen, before }: GanttBarProps) {
  const { t } = useTranslation(['planViews', 'kit', 'tasks']);
  const { language } = usePreferences();
  const bar = barOf(task, scale, seen, before);
  const isDone = task.status === 'HT_DUNG_HAN' || task.status === 'HT_QUA_HAN';
  const isOut = task.status === 'THU_HOI' || task.status === 'TAM_DUNG';
  const words = [
    t('planViews:gantt.from', { day: day(task.givenOn) }),
    shortDeadline(task, language) ?? t('tasks:deadline.none'),
    t(`kit:status.${task.status}`),
    task.daysLate > 0 && t('planViews:gantt.late', { count: task.daysLate }),
    task.percent !== null && `${number(task.percent)} %`,
    before !== null && t('planViews:gantt.was', { day: day(before) }),
  ]
    .filter(Boolean)
    .join(', ');
  const seenX = xOf(scale, seen);
  return (
    <svg
      className={classes.row}
      width={widthOf(scale)}
      height={HEIGHT}
      role="img"
      aria-label={words}
      data-done={isDone || undefined}
      data-out={isOut || undefined}
    >
      <title>{words}</title>
      <line className={classes.seen} x1={seenX} x2={seenX} y1={0} y2={HEIGHT} />
      {bar.ghost && (
        <rect className={classes.ghost} {...bar.ghost} y={TOP + THICK - 3} height={THICK - 4} />
      )}
      <rect
        className={bar.isOpenEnded ? classes.open : classes.solid}
        {...bar.solid}
        y={TOP}
        height={THICK}
      />
      {bar.hatched && (
        <rect
          {...bar.hatched}
          y={TOP}
          height={THICK}
          className={classes.hatched}
          fill="url(#gantt-hatch)"
        />
      )}
      {bar.done && (
        <rect className={classes.done} {...bar.done} y={TOP + THICK / 2 - 2} height={4} />
      )}
      {bar.cap && <rect className={classes.cap} {...bar.cap} y={TOP - 2} height={THICK + 4} />}
    </svg>
  );
}
