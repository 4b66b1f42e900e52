import type { QuietHours } from '../../platform/mail/rules/quiet-hours.ts';

/**
 * Who is reminded (bậc người nhận), from below: the officer to call (đầu mối), the head of the unit, the
 * leader who directs the task (lãnh đạo phụ trách), the head of the body (người đứng đầu cơ quan).
 */
export const RUNGS = ['officer', 'head', 'deputy', 'body'] as const;
export type Rung = (typeof RUNGS)[number];

/** One step of the ladder. */
export interface LadderStep {
  /** Days from the deadline: negative before it, 0 on its day, positive after it. */
  readonly days: number;
  readonly to: readonly Rung[];
}

/** How an authority reminds (quy tắc nhắc việc). */
export interface ReminderRules {
  /** By days, the earliest first; no two of the same. */
  readonly steps: readonly LadderStep[];
  /** After the last step the same people again, every so many days; null: never. */
  readonly repeatEvery: number | null;
  readonly workingDaysOnly: boolean;
  /** When the day's digest is made, `HH:MM` in Vietnam. */
  readonly digestAt: string;
  readonly quiet: QuietHours;
  /** From so many days after the deadline a digest goes by mail to whoever chose otherwise; null: never. */
  readonly mailAnywayFrom: number | null;
}

/** How it is where an authority has chosen nothing. */
export const DEFAULT_REMINDERS: ReminderRules = {
  steps: [
    { days: -30, to: ['officer'] },
    { days: -7, to: ['officer'] },
    { days: -3, to: ['officer', 'head'] },
    { days: -1, to: ['officer', 'head'] },
    { days: 1, to: ['officer', 'head'] },
    { days: 7, to: ['head', 'deputy'] },
    { days: 30, to: ['head', 'deputy', 'body'] },
  ],
  repeatEvery: null,
  workingDaysOnly: true,
  digestAt: '08:00',
  quiet: { from: '18:00', to: '07:00' },
  mailAnywayFrom: 7,
};
