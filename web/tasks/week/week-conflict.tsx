import { TaskState } from '../../../server/tasks/row-contract.ts';
import { ActConflictView } from '../acts/act-conflict.tsx';
import { isDecided } from '../acts/act-groups.ts';
import type { WeekSheet } from './use-week-sheet.ts';
import { percentOf, type Row } from './week-entry.ts';

/** Someone saved a row first: the two figures to choose from, or the news that nothing is left to report. */
export function WeekConflictView({
  sheet,
  tasks,
}: {
  readonly sheet: WeekSheet;
  readonly tasks: readonly Row['task'][];
}) {
  const { conflict } = sheet;
  const task = tasks.find(({ id }) => id === conflict?.taskId);
  if (conflict === null || task === undefined) return null;
  const { difference } = conflict;
  const saved = difference.fields.find(({ field }) => field === 'state')?.saved;
  const state = TaskState.safeParse(saved).data;
  return (
    <ActConflictView
      conflict={{
        difference,
        decided: isDecided('report_progress', state) ? (state ?? null) : null,
      }}
      mine={{ percent: percentOf(sheet.entryOf(task.id).percent) }}
      onClose={sheet.closeConflict}
      onMerge={({ percent }, version) =>
        void sheet.resend(
          task,
          typeof percent === 'number' ? { percent: String(percent) } : {},
          version,
        )
      }
    />
  );
}
