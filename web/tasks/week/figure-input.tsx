import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { number, signed } from '../../kit/format.ts';
import classes from './week.module.css';
import {
  countText,
  faultOf,
  gain,
  type Row,
  type WeekEntry,
  type WeekWords,
} from './week-entry.ts';

interface FigureInputProps {
  readonly row: Row;
  readonly entry: WeekEntry;
  readonly disabled: boolean;
  readonly onType: (words: Partial<WeekWords>) => void;
}

/** Enter and the arrows go to the same field of the row below or above, as in a spreadsheet. */
function goDown(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.nativeEvent.isComposing) return;
  const all = [...document.querySelectorAll<HTMLInputElement>('input[data-week-figure]')].filter(
    (input) => !input.disabled,
  );
  const next = all[all.indexOf(event.currentTarget) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}

/** Luỹ kế: a count of what the task counts, or per cent, with what was gained since the last one. */
export function FigureInput({ row, entry, disabled, onType }: FigureInputProps) {
  const { t } = useTranslation('tasks');
  const { task, counts } = row;
  const step = gain(entry, row);
  const bad = faultOf(entry, row) === 'figure';
  const fault = `figure-fault-${task.id}`;
  const field =
    counts === null
      ? {
          label: t('week.percentOf', { title: task.title }),
          hint: task.percent === null ? '' : String(task.percent),
          value: entry.percent,
          unit: '%',
          words: (percent: string) => ({ percent }),
        }
      : {
          label: t('week.countOf', { what: counts.what, title: task.title }),
          hint: countText(counts.now),
          value: entry.count,
          unit: `/${number(counts.of)} ${counts.what}`,
          words: (count: string) => ({ count }),
        };
  return (
    <div className={classes.figure}>
      <input
        inputMode="numeric"
        maxLength={13}
        className={`${classes.input} ${classes.figureBox}`}
        aria-label={field.label}
        aria-invalid={bad || undefined}
        aria-describedby={bad ? fault : undefined}
        placeholder={field.hint}
        disabled={disabled}
        value={field.value}
        data-week-figure
        onChange={(event) => onType(field.words(event.currentTarget.value))}
        onKeyDown={goDown}
      />
      <span aria-hidden>{field.unit}</span>
      <span className={step !== null && step < 0 ? classes.fall : 'meta'}>
        {step === null || step === 0 ? '' : signed(step)}
      </span>
      {bad && (
        <p id={fault} className={classes.failed} role="alert">
          {counts === null ? t('act.report_progress.badPercent') : t('week.badCount')}
        </p>
      )}
    </div>
  );
}
