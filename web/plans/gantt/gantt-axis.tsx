import { useTranslation } from 'react-i18next';
import type { Day } from '../../../server/calendar/rules/day.ts';
import { day } from '../../kit/format.ts';
import classes from './gantt.module.css';
import {
  type AxisMark,
  axisMarks,
  type TimeScale,
  widthOf,
  xOf,
  type Zoom,
} from './gantt-layout.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV'];
/** Px below which a mark has no room for its name. */
const LEAST_ROOM = 18;

interface GanttAxisProps {
  readonly scale: TimeScale;
  readonly zoom: Zoom;
  readonly seen: Day;
}

/** The head of the time line: years above, quarters or months below, and where the day looked at stands. */
export function GanttAxis({ scale, zoom, seen }: GanttAxisProps) {
  const { t } = useTranslation('planViews');
  const nameOf = ({ kind, number }: AxisMark) =>
    kind === 'quarter' ? `Q.${ROMAN[number]}` : `${number}`;
  return (
    <svg
      className={classes.axis}
      width={widthOf(scale)}
      height={34}
      role="img"
      aria-label={t('gantt.time', { from: day(scale.startsOn), to: day(scale.endsOn) })}
    >
      {axisMarks(scale, zoom).map((mark) => {
        const isYear = mark.kind === 'year';
        return (
          <g key={`${mark.kind} ${mark.x}`}>
            <line x1={mark.x} x2={mark.x} y1={isYear ? 0 : 17} y2={34} />
            {mark.width >= LEAST_ROOM && (
              <text x={mark.x + 4} y={isYear ? 13 : 30}>
                {nameOf(mark)}
              </text>
            )}
          </g>
        );
      })}
      <line className={classes.seen} x1={xOf(scale, seen)} x2={xOf(scale, seen)} y1={0} y2={34} />
    </svg>
  );
}
