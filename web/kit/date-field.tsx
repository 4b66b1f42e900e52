import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayInVietnam, formatDay, isDay, parseDay } from '../../server/calendar/rules/day.ts';
import type { Deadline } from '../../server/calendar/rules/deadline.ts';
import { deadlineFromText } from '../../server/calendar/rules/deadline-text.ts';
import { sayTypedProblem } from '../../server/calendar/rules/deadline-words.ts';
import { weekdayName } from '../../server/calendar/rules/week.ts';
import { usePreferences } from '../app/preferences.ts';
import { answerOf } from './date-answer.ts';
import { DatePicker } from './date-picker.tsx';
import { Label } from './form.tsx';
import classes from './picker.module.css';
import { useTimeRules } from './use-time-rules.ts';

interface FieldShape {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly autoFocus?: boolean;
}

interface BoxProps extends FieldShape {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave?: () => void;
  readonly answer: ReactNode;
  readonly fault: string | null;
  readonly onlyDays: boolean;
}

/** The box that both date fields share: a text, the answer in words below it, a calendar beside it. */
function DateBox(props: BoxProps) {
  const { t } = useTranslation('kit');
  const [open, setOpen] = useState(false);
  const ownId = useId();
  const id = props.id ?? ownId;
  const error = props.fault ?? props.error;
  return (
    <div>
      <div className={classes.row} style={{ alignItems: 'flex-end' }}>
        <TextInput
          id={id}
          label={<Label label={props.label} optional={props.optional} />}
          value={props.text}
          disabled={props.disabled}
          autoComplete="off"
          aria-describedby={`${id}-answer`}
          error={Boolean(error)}
          {...(props.autoFocus ? { 'data-autofocus': true, autoFocus: true } : {})}
          onChange={(event) => props.onText(event.currentTarget.value)}
          onBlur={props.onLeave}
        />
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
          <Popover.Target>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('date.open')}
              disabled={props.disabled}
              onClick={() => setOpen((before) => !before)}
            >
              <IconCalendar size={18} stroke={1.75} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              text={props.text}
              onlyDays={props.onlyDays}
              onPick={(text) => {
                props.onText(text);
                setOpen(false);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      </div>
      <p
        id={`${id}-answer`}
        className={`${classes.answer} ${error ? classes.bad : ''}`}
        role="status"
      >
        {error ?? props.answer ?? props.hint}
      </p>
    </div>
  );
}

interface DateFieldProps extends FieldShape {
  /** The words as typed; keep them, they are part of the deadline. */
  readonly text: string;
  /** Each change, with the deadline that the words mean, or null while they cannot be read. */
  readonly onChange: (text: string, deadline: Deadline | null) => void;
}

/**
 * One field for every deadline: "q4 2021", "12/2021", "trước 25 hằng tháng", "30 ngày sau". It answers in
 * words ("Quý IV/2021, hạn 31/12/2021, thứ Sáu") and never raises the precision.
 */
export function DateField({ text, onChange, ...field }: DateFieldProps) {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const [left, setLeft] = useState(false);
  const today = dayInVietnam(new Date());
  const rules = useTimeRules(today);
  const options = { policy: rules.before };
  const read = deadlineFromText(text, options);
  const fault = !read.ok && left ? sayTypedProblem(read.problem, text, language) : null;
  return (
    <DateBox
      {...field}
      hint={field.hint ?? t('date.hint')}
      text={text}
      onlyDays={false}
      onLeave={() => setLeft(true)}
      onText={(next) => {
        const reading = deadlineFromText(next, options);
        onChange(next, reading.ok ? reading.deadline : null);
      }}
      answer={
        read.ok && text.trim() !== '' ? answerOf(read.deadline, today, rules, language) : null
      }
      fault={fault}
    />
  );
}

interface DayFieldProps extends FieldShape {
  /** `YYYY-MM-DD`, or null when empty or not a day. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

/** A field for one day: 31/12/2021, answered with its weekday. */
export function DayField({ value, onChange, ...field }: DayFieldProps) {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const [typed, setTyped] = useState(value === null ? '' : shown(value));
  const [left, setLeft] = useState(false);
  // The day may be set from outside: then the text follows it.
  if (value !== null && value !== parseDay(typed)) setTyped(shown(value));
  const day = parseDay(typed);
  return (
    <DateBox
      {...field}
      hint={field.hint ?? t('date.hintDay')}
      text={typed}
      onlyDays
      onLeave={() => setLeft(true)}
      onText={(next) => {
        setTyped(next);
        onChange(parseDay(next));
      }}
      answer={
        day ? t('date.day', { day: formatDay(day), weekday: weekdayName(day, language) }) : null
      }
      fault={!day && typed !== '' && left ? t('date.notADay') : null}
    />
  );
}

function shown(value: string): string {
  return isDay(value) ? formatDay(value) : value;
}
