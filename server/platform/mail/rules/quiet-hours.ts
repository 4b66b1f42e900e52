/**
 * Hours in which nothing reaches people (giờ yên lặng), `HH:MM` in Vietnam: from `from` up to `to`, over
 * midnight where `from` is later. Both the same: none.
 */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** Viet Nam keeps UTC+7 the whole year. */
const OFFSET_MINUTES = 420;

/** The minute of the day in Vietnam, 0–1439. */
export function minuteInVietnam(at: Date): number {
  const minutes = Math.floor(at.getTime() / MINUTE_MS) + OFFSET_MINUTES;
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** `07:30` → 450. */
export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The moment itself, or the end of the quiet hours that it falls into. */
export function afterQuiet(at: Date, quiet: QuietHours | null): Date {
  if (quiet === null) return at;
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
  const into = (minuteInVietnam(at) - from + DAY_MINUTES) % DAY_MINUTES;
  if (into >= length) return at;
  const startOfMinute = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(startOfMinute + (length - into) * MINUTE_MS);
}
