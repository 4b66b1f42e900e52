import type { Day } from '../../calendar/rules/day.ts';
import type { RecipientState } from '../urging-contract.ts';

/** What a unit did with a letter, as far as it is known on the day looked at. */
export interface RecipientFacts {
  readonly seen: boolean;
  readonly received: boolean;
  readonly answered: boolean;
  readonly answerBy: Day;
}

/**
 * How far a letter has come with a unit on a day. That an answer is missing is never stored: it shows from the
 * day after, to the unit above as well (leo thang), until the answer comes.
 */
export function recipientState(facts: RecipientFacts, day: Day): RecipientState {
  if (facts.answered) return 'answered';
  if (day > facts.answerBy) return 'unanswered';
  if (facts.received) return 'received';
  return facts.seen ? 'seen' : 'sent';
}

/** Why a unit cannot be urged about the same thing again yet, and from when it can; null where it can. */
export function tooSoon(
  last: Date | null,
  now: Date,
  hours: number,
): { readonly vi: string; readonly en: string; readonly from: Date } | null {
  if (last === null) return null;
  const from = new Date(last.getTime() + hours * 3_600_000);
  if (now >= from) return null;
  const since = sayAgo(Math.floor((now.getTime() - last.getTime()) / 60_000));
  const at = clockOf(from, now);
  return {
    vi: `Đã đôn đốc ${since.vi}; lần sau từ ${at}.`,
    en: `Urged ${since.en}; again from ${at}.`,
    from,
  };
}

function sayAgo(minutes: number): { vi: string; en: string } {
  if (minutes < 1) return { vi: 'vừa xong', en: 'just now' };
  if (minutes < 60) return { vi: `${minutes} phút trước`, en: `${minutes} min ago` };
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return { vi: `${hours} giờ trước`, en: `${hours} h ago` };
  const days = Math.floor(hours / 24);
  return { vi: `${days} ngày trước`, en: `${days} days ago` };
}

/** The hour in Viet Nam; with its day where that is not today. */
function clockOf(at: Date, now: Date): string {
  const local = (moment: Date) => new Date(moment.getTime() + 7 * 3_600_000).toISOString();
  const clock = local(at).slice(11, 16);
  const day = local(at).slice(0, 10);
  if (day === local(now).slice(0, 10)) return clock;
  return `${clock} ${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** The middle one of some whole numbers, the lower of two; null for none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
