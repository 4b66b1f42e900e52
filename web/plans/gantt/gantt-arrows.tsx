import type { Day } from '../../../server/calendar/rules/day.ts';
import type { PlanNetwork, TaskRow } from '../../../server/tasks/contract.ts';
import type { TableLines } from '../../kit/data-table.tsx';
import classes from './gantt.module.css';
import { arrowPath, barOf, type TimeScale, widthOf } from './gantt-layout.ts';

interface GanttArrowsProps {
  readonly waits: PlanNetwork['waits'];
  readonly critical: PlanNetwork['criticalPath'];
  readonly rows: ReadonlyMap<string, TaskRow>;
  readonly lines: TableLines;
  readonly scale: TimeScale;
  readonly seen: Day;
  /** Px of the columns before the time line. */
  readonly left: number;
}

/** Px from the top of a row to the middle of its bar. */
const MIDDLE = 18;

/**
 * Arrows from what is waited for to what waits, over the rows in sight; those of the critical path are
 * stronger. Said in words on the page of each task; here they are only drawn.
 */
export function GanttArrows(props: GanttArrowsProps) {
  const { waits, critical, rows, lines, scale, seen, left } = props;
  const held = new Set(critical.map(({ id, heldBy }) => `${heldBy} ${id}`));
  const at = (id: string) => {
    const task = rows.get(id);
    const line = lines.lineOf.get(id);
    if (!task || line === undefined) return null;
    return {
      bar: barOf(task, scale, seen, null),
      y: lines.head + line * lines.height + MIDDLE,
      line,
    };
  };
  const drawn = waits.flatMap(({ taskId, onTaskId }) => {
    const [from, to] = [at(onTaskId), at(taskId)];
    if (!from || !to) return [];
    const isFar =
      Math.max(from.line, to.line) < lines.first || Math.min(from.line, to.line) > lines.end;
    if (isFar) return [];
    const path = arrowPath({ x: from.bar.end, y: from.y }, { x: to.bar.start, y: to.y });
    return [{ key: `${onTaskId} ${taskId}`, path, isCritical: held.has(`${onTaskId} ${taskId}`) }];
  });
  return (
    <svg
      className={classes.arrows}
      style={{ insetInlineStart: left }}
      width={widthOf(scale)}
      height={1}
      aria-hidden
    >
      <defs>
        <pattern
          id="gantt-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--surface)" />
          <line x1="0" x2="0" y1="0" y2="6" stroke="var(--bar-open)" strokeWidth="5" />
        </pattern>
        <marker
          id="gantt-head"
          viewBox="0 0 6 6"
          refX="6"
          refY="3"
          markerWidth="7"
          markerHeight="7"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0 L6,3 L0,6 z" fill="var(--text-2)" />
        </marker>
      </defs>
      {drawn.map(({ key, path, isCritical }) => (
        <path
          key={key}
          d={path}
          markerEnd="url(#gantt-head)"
          data-critical={isCritical || undefined}
        />
      ))}
    </svg>
  );
}
