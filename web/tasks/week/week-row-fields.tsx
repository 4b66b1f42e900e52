import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../server/tasks/contract.ts';
import classes from './week.module.css';
import { gain, type WeekEntry, type WeekWords } from './week-queue.ts';

interface WordsProps {
  readonly task: TaskRow;
  readonly entry: WeekEntry;
  readonly disabled: boolean;
  /** What this week's report already says, or last week's as a hint. */
  readonly hint: string;
  readonly onType: (words: Partial<WeekWords>) => void;
}

/** What was done this week; below it why a figure fell, when it did. */
export function BodyInput({ task, entry, disabled, hint, onType }: WordsProps) {
  const { t } = useTranslation('tasks');
  const step = gain(entry, task);
  return (
    <div className={classes.words}>
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        aria-label={t('week.bodyOf', { title: task.title })}
        placeholder={hint}
        disabled={disabled}
        value={entry.body}
        onChange={(event) => onType({ body: event.currentTarget.value })}
      />
      {step !== null && step < 0 && (
        <Textarea
          size="xs"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={1000}
          label={t('week.whyFall', { last: task.percent ?? 0 })}
          error={entry.fallReason.trim() === '' && t('act.report_progress.sayWhy')}
          value={entry.fallReason}
          onChange={(event) => onType({ fallReason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

/** What stands in the way. */
export function DifficultyInput({ task, entry, disabled, hint, onType }: WordsProps) {
  const { t } = useTranslation('tasks');
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxRows={6}
      maxLength={4000}
      aria-label={t('week.difficultyOf', { title: task.title })}
      placeholder={hint}
      disabled={disabled}
      value={entry.difficulty}
      onChange={(event) => onType({ difficulty: event.currentTarget.value })}
    />
  );
}
