import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import { signed } from '../../kit/format.ts';
import classes from './week.module.css';
import { gain, percentOf, type WeekEntry } from './week-queue.ts';

interface PercentInputProps {
  readonly task: TaskRow;
  readonly entry: WeekEntry;
  readonly disabled: boolean;
  readonly onType: (percent: string) => void;
}

/** Enter and the arrows go to the same field of the row below or above, as in a spreadsheet. */
function goDown(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.nativeEvent.isComposing) return;
  const all = [...document.querySelectorAll<HTMLInputElement>('input[data-week-percent]')].filter(
    (input) => !input.disabled,
  );
  const next = all[all.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/** The cumulative figure, with what it gained since the last one. */
export function PercentInput({ task, entry, disabled, onType }: PercentInputProps) {
  const { t } = useTranslation('tasks');
  const step = gain(entry, task);
  const bad = percentOf(entry.percent) === 'bad';
  return (
    <div className={classes.percent}>
      <TextInput
        size="xs"
        inputMode="numeric"
        maxLength={4}
        className={classes.percentBox}
        aria-label={t('week.percentOf', { title: task.title })}
        placeholder={task.percent === null ? '' : String(task.percent)}
        rightSection="%"
        disabled={disabled}
        value={entry.percent}
        error={bad && t('act.report_progress.badPercent')}
        data-week-percent
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={goDown}
      />
      <span className={step !== null && step < 0 ? classes.fall : 'meta'}>
        {step === null || step === 0 ? '' : signed(step)}
      </span>
    </div>
  );
}
