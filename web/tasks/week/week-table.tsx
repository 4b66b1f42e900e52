import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusChip } from '../../kit/status-chip.tsx';
import { DeadlineMark, originOf } from '../task-marks.tsx';
import { FigureInput } from './figure-input.tsx';
import { RowFiles } from './row-files.tsx';
import { SendMark } from './send-mark.tsx';
import type { WeekSheet } from './use-week-sheet.ts';
import classes from './week.module.css';
import { mayReport, type Row } from './week-entry.ts';
import { BodyInput, DifficultyInput, SaidInWeek } from './week-row-fields.tsx';

export interface WeekRowsProps {
  readonly rows: readonly Row[];
  readonly sheet: WeekSheet;
  /** The week is over, or a past day is looked at. */
  readonly readOnly: boolean;
}

/** Why a row takes no report now, or null. */
export function useWhyClosed(): (row: Row) => string | null {
  const { t } = useTranslation('tasks');
  return ({ task }) => (mayReport(task) ? null : t(`state.${task.state}`));
}

/** The weekly sheet on a wide screen: a row a task, Tab from field to field, Enter to the row below. */
export function WeekTable({ rows, sheet, readOnly }: WeekRowsProps) {
  const { t } = useTranslation('tasks');
  const whyClosed = useWhyClosed();
  return (
    <table className={classes.table} aria-label={t('week.title')}>
      <thead>
        <tr>
          <th scope="col" className={classes.taskColumn}>
            {t('week.column.task')}
          </th>
          <th scope="col" className={classes.percentColumn}>
            {t('week.column.percent')}
          </th>
          <th scope="col">{t('week.column.body')}</th>
          <th scope="col" className={classes.difficultyColumn}>
            {t('week.column.difficulty')}
          </th>
          <th scope="col" className={classes.filesColumn}>
            {t('week.column.files')}
          </th>
          <th scope="col" className={classes.stateColumn}>
            {t('week.column.state')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { task, thisWeek, lastWeek } = row;
          const entry = sheet.entryOf(task.id);
          if (readOnly) {
            return (
              <tr key={task.id}>
                <th scope="row" className={classes.taskColumn}>
                  <TaskWords row={row} />
                </th>
                <td colSpan={5}>
                  <SaidInWeek row={row} />
                </td>
              </tr>
            );
          }
          const why = whyClosed(row);
          const onType = (words: Parameters<WeekSheet['type']>[1]) => sheet.type(task, words);
          const shared = { row, entry, disabled: why !== null, onType };
          return (
            <tr key={task.id}>
              <th scope="row" className={classes.taskColumn}>
                <TaskWords row={row} />
              </th>
              <td>
                <FigureInput {...shared} />
              </td>
              <td>
                <BodyInput {...shared} hint={thisWeek?.body ?? lastWeekHint(t, lastWeek)} />
              </td>
              <td>
                <DifficultyInput {...shared} hint={thisWeek?.difficulty ?? ''} />
              </td>
              <td>
                <RowFiles
                  title={task.title}
                  entry={entry}
                  disabled={why !== null}
                  onType={onType}
                />
              </td>
              <td>
                {why !== null && <p className="meta">{why}</p>}
                <SendMark
                  entry={entry}
                  sentAt={thisWeek?.at ?? null}
                  onDrop={() => sheet.drop(task.id)}
                  onLook={sheet.lookAt(task.id)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Translate = ReturnType<typeof useTranslation<'tasks'>>['t'];

/** What last week said, as the grey hint of an empty field. */
export function lastWeekHint(t: Translate, lastWeek: Row['lastWeek']): string {
  return lastWeek === null ? '' : t('week.lastSaid', { words: lastWeek.body });
}

/** The task of a row: title, deadline, status. */
export function TaskWords({ row: { task } }: { row: Row }) {
  return (
    <>
      <Link to="/tasks/$id" params={{ id: task.id }} className="two-lines" title={task.title}>
        {task.title}
      </Link>
      <span className={`meta ${classes.under}`}>
        {originOf(task)} · <DeadlineMark task={task} />{' '}
        {task.status !== 'DTH_TRONG_HAN' && (
          <StatusChip status={task.status} daysLate={task.daysLate} />
        )}
      </span>
    </>
  );
}
