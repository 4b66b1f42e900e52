import { useTranslation } from 'react-i18next';
import { STATUSES, type TaskGroup, type TaskRow } from '../../../server/tasks/contract.ts';
import { number } from '../../kit/format.ts';
import { StatusWord } from '../../kit/status-chip.tsx';
import { CountsBar } from '../../plans/counts-bar.tsx';
import classes from './list.module.css';
import type { TaskGroupHead } from './use-task-list.ts';

interface GroupHeadProps {
  readonly group: TaskGroup;
  readonly groupKey: string;
  /** The first row of the group, which knows its names before the counts have come. */
  readonly row: TaskRow;
  readonly head: TaskGroupHead | undefined;
}

/** The head of a group: its name, how many rows it has, and its 2 × 2 as a bar. */
export function GroupHead({ group, groupKey, row, head }: GroupHeadProps) {
  return (
    <span className={classes.group}>
      <span className="one-line">
        <GroupName group={group} groupKey={groupKey} row={row} />
      </span>
      {head && (
        <>
          <span className="tnum">{number(head.rows)}</span>
          <span className={classes.groupBar}>
            <CountsBar counts={head.counts} />
          </span>
        </>
      )}
    </span>
  );
}

function GroupName({ group, groupKey, row }: Omit<GroupHeadProps, 'head'>) {
  const { t } = useTranslation(['tasks', 'planViews']);
  switch (group) {
    case 'unit':
      return row.unit.name;
    case 'field':
      return row.fieldName ?? t('tasks:column.noField');
    case 'officer':
      return row.officer?.name ?? t('planViews:cell.noOfficer');
    case 'status': {
      const status = STATUSES.find((each) => each === groupKey);
      return status ? <StatusWord status={status} /> : groupKey;
    }
    case 'month':
    case 'day': {
      const [year = '', month = ''] = groupKey.split('-');
      return groupKey === ''
        ? t('tasks:deadline.none')
        : t('planViews:month', { month: Number(month), year });
    }
  }
}
