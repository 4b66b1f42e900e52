import { RUNGS, type Rung } from '../../../server/supervision/rules/reminder-rules.ts';

/** A step of the ladder as it is typed. */
export interface StepDraft {
  /** Tells rows apart while their days are typed. */
  readonly key: string;
  readonly days: string;
  readonly side: 'before' | 'after';
  readonly to: readonly Rung[];
}

interface Step {
  readonly days: number;
  readonly to: readonly Rung[];
}

export function draftOf({ days, to }: Step): StepDraft {
  const side = days > 0 ? 'after' : 'before';
  return { key: String(days), days: String(Math.abs(days)), side, to };
}

/** The steps as typed, or what is wrong with them. */
export function readSteps(
  drafts: readonly StepDraft[],
): { days: number; to: Rung[] }[] | 'number' | 'twice' | 'nobody' {
  const steps = drafts.map(({ days, side, to }) => ({
    days: /^\d{1,3}$/.test(days.trim()) ? Number(days) * (side === 'before' ? -1 : 1) : Number.NaN,
    to: RUNGS.filter((rung) => to.includes(rung)),
  }));
  const isWrong = ({ days }: Step) => Number.isNaN(days) || Math.abs(days) > 365;
  if (steps.length === 0 || steps.some(isWrong)) return 'number';
  // Zero days before and zero days after are the same day.
  if (new Set(steps.map(({ days }) => days + 0)).size !== steps.length) return 'twice';
  if (steps.some(({ to }) => to.length === 0)) return 'nobody';
  return steps.map(({ days, to }) => ({ days: days + 0, to })).sort((a, b) => a.days - b.days);
}
