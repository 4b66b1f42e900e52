import { minuteInVietnam } from '../../../platform/mail/rules/quiet-hours.ts';

/** Something that was published, as a letter tells of it. */
export interface News {
  readonly kind: 'first' | 'update' | 'correction' | 'article';
  readonly title: string;
  /** The day up to which its figures stand; null for an article. */
  readonly cutOff: string | null;
  /** What is new or was wrong, in words for the public. */
  readonly note: string | null;
  /** Its address without language. */
  readonly path: string;
  readonly publishedAt: Date;
}

/** Letters go out between these hours in Vietnam. */
const [FROM, TO] = [7 * 60, 21 * 60];

export function isLetterTime(now: Date): boolean {
  const minute = minuteInVietnam(now);
  return minute >= FROM && minute < TO;
}

/**
 * What is published counts for letters after this rest: an act that is still being committed then stands in the
 * next letter instead of in none.
 */
export const SETTLED_MS = 5 * 60_000;

/** Of several editions of one plan the letter tells the latest, and every correction. */
export function worthTelling(news: readonly News[]): News[] {
  const latest = new Map<string, number>();
  news.forEach(({ path, kind }, at) => {
    if (kind !== 'correction') latest.set(path, at);
  });
  return news.filter(({ path, kind }, at) => kind === 'correction' || latest.get(path) === at);
}
