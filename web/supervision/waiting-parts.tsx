import { Button } from '@mantine/core';
import { IconHourglassHigh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { LongWaits, TaskRow } from '../../server/tasks/contract.ts';
import type { useView } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import classes from './supervision.module.css';

/** Requests that lie too long, against the unit that lets them lie; each name filters the list. */
export function LongWaitNote(props: {
  readonly approvers: z.infer<typeof LongWaits> | undefined;
  readonly view: ReturnType<typeof useView>;
}) {
  const { approvers = [], view } = props;
  const { t } = useTranslation('supervision');
  const late = approvers.filter(({ long }) => long > 0);
  if (late.length === 0) return null;
  return (
    <div className={classes.note}>
      <span className={classes.late}>
        <IconHourglassHigh size={16} stroke={1.75} aria-hidden />
        {t('extension.longWaits')}
      </span>
      {late.map(({ approver, long }) => (
        <button
          key={approver.id}
          type="button"
          className="plain-button"
          onClick={() => view.setFilter('approver', [approver.id])}
        >
          {t('extension.longWait', { unit: approver.name, waits: number(long) })}
        </button>
      ))}
    </div>
  );
}

/** Who decides, and for how long it has waited for them. */
export function WaitMark(props: {
  readonly row: {
    readonly approver: { readonly name: string };
    readonly waitingDays: number | null;
    readonly isLong: boolean;
  };
}) {
  const { approver, waitingDays, isLong } = props.row;
  const { t } = useTranslation('supervision');
  return (
    <span>
      {approver.name}
      {waitingDays !== null && (
        <span className={isLong ? classes.late : 'meta'}>
          {' '}
          {t('extension.waits', { count: waitingDays })}
        </span>
      )}
    </span>
  );
}

/** The task of a row, leading to its page. */
export function TaskCell({ task }: { readonly task: TaskRow }) {
  return (
    <Link to="/tasks/$id" params={{ id: task.id }}>
      {task.title}
    </Link>
  );
}

/** The way out of a list as a workbook. */
export function ExportButton({ href }: { readonly href: string }) {
  const { t } = useTranslation('supervision');
  return (
    <Button variant="default" component="a" href={href} download>
      {t('export')}
    </Button>
  );
}
