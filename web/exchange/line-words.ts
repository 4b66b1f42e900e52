import type { TFunction } from 'i18next';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Below this a difference of clocks is the way of the message, not theirs. */
const IN_STEP_MS = 5 * SECOND;

/** How far the clock of a partner is from ours, in words. */
export function skewWords(t: TFunction<'exchange'>, skewMs: number | null): string {
  if (skewMs === null) return t('none');
  const off = Math.abs(skewMs);
  if (off < IN_STEP_MS) return t('skew.none');
  const time =
    off < 2 * MINUTE
      ? t('seconds', { count: Math.round(off / SECOND) })
      : off < 2 * HOUR
        ? t('minutes', { count: Math.round(off / MINUTE) })
        : t('hours', { count: Math.round(off / HOUR) });
  return t(skewMs > 0 ? 'skew.ahead' : 'skew.behind', { time });
}

const CODES = [
  ...(['UNREADABLE', 'UNKNOWN_KIND', 'BODY', 'OTHER_CONTENT', 'SEQUENCE_TAKEN'] as const),
  ...(['NOT_CONFIRMED', 'PAUSED', 'CLOCK', 'FILES', 'INVITATION', 'ENDED', 'RECEIPT'] as const),
];

/** Why something did not go: a code of the channel in words, anything else as it was said. */
export function whyWords(t: TFunction<'exchange'>, why: string | null): string {
  const code = CODES.find((each) => each === why);
  return code === undefined ? (why ?? '') : t(`why.${code}`);
}
