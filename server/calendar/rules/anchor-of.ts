import { accentFree } from './accent-free.ts';
import type { Deadline } from './deadline.ts';

// What a deadline hangs on is said on every page; what it comes to, with the days off, only where it is set.

/**
 * What a term is counted from (mốc tính hạn).
 *
 * - `issue` the day on which the document itself was signed and issued
 * - `effect` the day from which the document itself holds
 * - `event` something that the words name and do not date ("Nghị định được ban hành"), or do not name at all
 */
export interface Anchor {
  readonly kind: 'issue' | 'effect' | 'event';
  /** The event as written; empty where the words name none ("trong vòng 7 ngày"). */
  readonly words: string;
}

type Stated = Pick<Deadline, 'kind' | 'raw'>;

const FROM = /(?:kể từ|tính từ|bắt đầu từ|sau|từ)\s+(?:ngày|khi|thời điểm)\s+/iu;
const OWN =
  /^(?:(?:duoc )?(?:ky|ban hanh|ky ban hanh|ky,? ban hanh)|(?:van ban|quyet dinh|chi thi|ke hoach|chuong trinh|cong van|thong bao|nghi quyet) nay (?:duoc )?(?:ky|ban hanh|ky ban hanh)|(?:duoc )?(?:ky|ban hanh|ky ban hanh) (?:van ban|quyet dinh|chi thi|ke hoach|chuong trinh|cong van|thong bao|nghi quyet) nay)$/;
const IN_EFFECT =
  /^(?:(?:van ban|quyet dinh|chi thi|ke hoach|chuong trinh|nghi quyet) nay )?co hieu luc(?: thi hanh)?$/;

/**
 * The anchor of a deadline that hangs on an event; null for every other deadline. A reader may have taken
 * only "trong thời hạn 30 ngày" as the deadline: what follows it in the sentence then names the event.
 *
 * @param quote the sentence in which the words of the deadline stand
 */
export function anchorOf({ kind, raw }: Stated, quote = ''): Anchor | null {
  if (kind !== 'RELATIVE' && kind !== 'EVENT') return null;
  const words = eventIn(raw) ?? eventIn(following(raw, quote)) ?? '';
  const plain = accentFree(words);
  if (OWN.test(plain)) return { kind: 'issue', words };
  if (IN_EFFECT.test(plain)) return { kind: 'effect', words };
  return { kind: 'event', words };
}

/** The event named behind "kể từ ngày", "sau khi" …, to the end of its part of the sentence. */
function eventIn(text: string): string | null {
  const match = FROM.exec(text);
  if (!match) return null;
  const words = text
    .slice(match.index + match[0].length)
    .split(/[,;:.](?:\s|$)|\s(?:thì|phải|để|trình)\s/u)[0];
  return words?.trim().replace(/[.,;:]+$/, '') || null;
}

/** What stands right behind the words in their sentence. */
function following(raw: string, quote: string): string {
  const at = raw.trim() === '' ? -1 : quote.indexOf(raw.trim());
  return at === -1 ? '' : quote.slice(at + raw.trim().length).slice(0, 200);
}
