import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  compareTasks,
  getPlanNetwork,
  groupTasks,
  type TaskRow,
} from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { day } from '../../kit/format.ts';
import { Segments } from '../../kit/segments.tsx';
import { usePhone } from '../../kit/sheet.tsx';
import { ErrorState } from '../../kit/states.tsx';
import type { TableColumn } from '../../kit/table-columns.ts';
import { TaskCard } from '../../tasks/list/use-task-columns.tsx';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import { useSeenDay } from '../../tasks/use-seen-day.ts';
import classes from './gantt.module.css';
import { GanttArrows } from './gantt-arrows.tsx';
import { GanttAxis } from './gantt-axis.tsx';
import { GanttBar } from './gantt-bar.tsx';
import { scaleOver, widthOf, xOf, type Zoom } from './gantt-layout.ts';

interface GanttViewProps {
  readonly planId: string;
  /** The day from which the plan orders work. */
  readonly effectiveOn: string;
  readonly list: TaskList;
  readonly view: ReturnType<typeof useView>;
  readonly empty: ReactNode;
}

/** Width of the column of titles, which stays while the time line scrolls. */
const TITLE_REM = 18;
/** Px of the time before the day looked at that stay in sight when one goes to it. */
const LEAD_PX = 320;
const ZOOM_ORDER = ['year', 'quarter', 'month'] as const satisfies readonly Zoom[];

/** Gantt: the rows of the list with a time line beside them; the same keys, the same quick look. */
export function GanttView({ planId, effectiveOn, list, view, empty }: GanttViewProps) {
  const { t } = useTranslation(['planViews', 'tasks']);
  const navigate = useNavigate();
  const seen = useSeenDay();
  const phone = usePhone();
  const root = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>('quarter');
  const { tasks, shared } = list;
  const months = useRead(groupTasks, { query: { ...shared, by: 'month' } }, { keep: true });
  const before = useBefore(list, view.vs);
  const asOf = shared.asOf ? { asOf: shared.asOf } : {};
  const network = useRead(getPlanNetwork, { params: { id: planId }, query: asOf }, { keep: true });
  const ends = (months.data?.groups ?? []).map(({ key }) => (key === '' ? null : `${key}-28`));
  const scale = scaleOver([effectiveOn, ...ends], seen, zoom);
  const columns: TableColumn<TaskRow>[] = [
    {
      id: 'title',
      header: t('tasks:column.title'),
      width: TITLE_REM,
      full: ({ title }) => title,
      cell: (task) => (
        <>
          <span className={`one-line ${classes.title}`}>{task.title}</span>
          <span className={`meta one-line ${classes.title}`}>
            {task.unit.shortName ?? task.unit.name}
          </span>
        </>
      ),
    },
    {
      id: 'time',
      header: t('gantt.time', { from: day(scale.startsOn), to: day(scale.endsOn) }),
      head: <GanttAxis scale={scale} zoom={zoom} seen={seen} />,
      width: widthOf(scale) / 16,
      flush: true,
      cell: (task) => (
        <GanttBar task={task} scale={scale} seen={seen} before={before.get(task.id) ?? null} />
      ),
    },
  ];
  if (tasks.error && !tasks.first) return <ErrorState error={tasks.error} onAgain={tasks.again} />;
  const rows = new Map(tasks.rows.map((task) => [task.id, task]));
  return (
    <div ref={root} className={classes.view}>
      {/* Cards on a phone have no time line to set. */}
      <div className={classes.tools} data-screen hidden={phone}>
        <Segments
          label={t('gantt.zoom.label')}
          value={zoom}
          data={ZOOM_ORDER.map((value) => ({ value, label: t(`gantt.zoom.${value}`) }))}
          onChange={setZoom}
        />
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            const place = root.current?.querySelector('[data-scroll]');
            place?.scrollTo({ left: xOf(scale, seen) - LEAD_PX });
          }}
        >
          {t('gantt.toToday')}
        </button>
        <Legend compared={view.vs} />
      </div>
      <DataTable<TaskRow>
        label={t('view.gantt')}
        columns={columns}
        rows={tasks.rows}
        total={tasks.total}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
        loading={tasks.loading}
        hasMore={tasks.hasMore}
        more={tasks.more}
        empty={empty}
        onOpen={({ id }) => void navigate({ to: '/tasks/$id', params: { id } })}
        card={(task) => <TaskCard task={task} />}
        peek={view.table.peek}
        onPeek={view.table.onPeek}
        overlay={(lines) => (
          <GanttArrows
            waits={network.data?.waits ?? []}
            critical={network.data?.criticalPath ?? []}
            rows={rows}
            lines={lines}
            scale={scale}
            seen={seen}
            left={TITLE_REM * 16}
          />
        )}
      />
    </div>
  );
}

/** Deadlines on the day compared with, by task: only those that have moved. */
function useBefore({ shared }: TaskList, vs: string | null): ReadonlyMap<string, string | null> {
  const query = { ...shared, vs: vs ?? '', changed: 'dueOn' as const, limit: 200 };
  const compared = useRead(compareTasks, { query }, { enabled: vs !== null, keep: true });
  const moved = vs === null ? [] : (compared.data?.rows ?? []);
  return new Map(
    moved.flatMap(({ now, before }) => (before === null ? [] : [[now.id, before.dueOn] as const])),
  );
}

function Legend({ compared }: { compared: string | null }) {
  const { t } = useTranslation('planViews');
  return (
    <ul className={classes.legend}>
      <li>
        <span data-mark="hatch" /> {t('gantt.hatch')}
      </li>
      <li>
        <span data-mark="cap" /> {t('gantt.cap')}
      </li>
      <li>
        <span data-mark="seen" /> {t('gantt.today')}
      </li>
      {compared !== null && (
        <li>
          <span data-mark="ghost" /> {t('gantt.ghost', { day: day(compared) })}
        </li>
      )}
    </ul>
  );
}
