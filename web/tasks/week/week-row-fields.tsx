import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../kit/format.ts';
import classes from './week.module.css';
import { gain, lastFigure, type Row, type WeekEntry, type WeekWords } from './week-entry.ts';

interface WordsProps {
  readonly row: Row;
  readonly entry: WeekEntry;
  readonly disabled: boolean;
  /** What this week's report already says, or last week's as a hint. */
  readonly hint: string;
  readonly onType: (words: Partial<WeekWords>) => void;
}

/** What was done this week; below it why a figure fell, when it did. */
export function BodyInput({ row, entry, disabled, hint, onType }: WordsProps) {
  const { t } = useTranslation('tasks');
  const why = useId();
  const step = gain(entry, row);
  return (
    <div className={classes.words}>
      <textarea
        className={classes.input}
        rows={1}
        maxLength={4000}
        aria-label={t('week.bodyOf', { title: row.task.title })}
        placeholder={hint}
        disabled={disabled}
        value={entry.body}
        onChange={(event) => onType({ body: event.currentTarget.value })}
      />
      {step !== null && step < 0 && (
        <>
          <label htmlFor={why}>
            {t('week.whyFall', {
              last: `${number(lastFigure(row) ?? 0)}${row.counts === null ? ' %' : ''}`,
            })}
          </label>
          <textarea
            id={why}
            className={classes.input}
            rows={1}
            maxLength={1000}
            aria-invalid={entry.fallReason.trim() === '' || undefined}
            value={entry.fallReason}
            onChange={(event) => onType({ fallReason: event.currentTarget.value })}
          />
          {entry.fallReason.trim() === '' && (
            <p className={classes.failed}>{t('act.report_progress.sayWhy')}</p>
          )}
        </>
      )}
    </div>
  );
}

/** What stands in the way. */
export function DifficultyInput({ row, entry, disabled, hint, onType }: WordsProps) {
  const { t } = useTranslation('tasks');
  return (
    <textarea
      className={classes.input}
      rows={1}
      maxLength={4000}
      aria-label={t('week.difficultyOf', { title: row.task.title })}
      placeholder={hint}
      disabled={disabled}
      value={entry.difficulty}
      onChange={(event) => onType({ difficulty: event.currentTarget.value })}
    />
  );
}

/** What a week that is over said of a task. */
export function SaidInWeek({ row: { thisWeek } }: { row: Row }) {
  const { t } = useTranslation('tasks');
  if (thisWeek === null) return <p className="meta">{t('week.saidNothing')}</p>;
  return (
    <div className={classes.words}>
      <p>
        {thisWeek.percent !== null && <b>{thisWeek.percent} % </b>}
        {thisWeek.body}
      </p>
      {thisWeek.difficulty !== null && (
        <p className="meta">{t('week.saidDifficulty', { words: thisWeek.difficulty })}</p>
      )}
    </div>
  );
}
