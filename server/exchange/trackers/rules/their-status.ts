import { accentFree } from '../../../calendar/rules/accent-free.ts';
import type { Status } from '../../../tasks/contract.ts';

/*
 * Other trackers have words of their own for how a task stands. They are read for what they mean, and ours are
 * written in theirs.
 */

/** What a tracker's word comes to. */
export const STANDINGS = ['done', 'open', 'overdue', 'stopped'] as const;
export type TrackerStanding = (typeof STANDINGS)[number];

/** Which of the tracker's words an officer took for what; by the word without accents. */
export type StatusWords = Readonly<Record<string, TrackerStanding>>;

const MEANINGS: readonly (readonly [TrackerStanding, RegExp])[] = [
  ['stopped', /thu hoi|huy|tam dung|dung thuc hien|khong thuc hien/],
  ['overdue', /(?:chua|dang|khong).*(?:qua han|tre han|cham)|^(?:qua han|tre han|cham)/],
  ['open', /chua|dang|trong han|moi giao|cho/],
  ['done', /hoan thanh|da xong|ket thuc|dat/],
];

/** What a word means: as was settled, else by its words; null where nobody knows. */
export function standingOf(word: string, settled: StatusWords): TrackerStanding | null {
  const key = statusKey(word);
  if (key === '') return null;
  const known = Object.hasOwn(settled, key) ? settled[key] : undefined;
  return known ?? MEANINGS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

export function statusKey(word: string): string {
  return accentFree(word).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** How a task of ours stands in the same terms. */
export function standingOfStatus(status: Status): TrackerStanding {
  switch (status) {
    case 'HT_DUNG_HAN':
    case 'HT_QUA_HAN':
      return 'done';
    case 'DTH_QUA_HAN':
      return 'overdue';
    case 'THU_HOI':
    case 'TAM_DUNG':
      return 'stopped';
    default:
      return 'open';
  }
}

/** The word of the tracker for how a task stands: one that it uses itself, else the official one. */
export function theirWord(
  standing: TrackerStanding,
  used: readonly string[],
  settled: StatusWords,
): string {
  const found = used.find((word) => standingOf(word, settled) === standing);
  return found ?? OFFICIAL[standing];
}

const OFFICIAL: Readonly<Record<TrackerStanding, string>> = {
  done: 'Đã hoàn thành',
  open: 'Đang thực hiện',
  overdue: 'Chưa hoàn thành, quá hạn',
  stopped: 'Dừng thực hiện',
};
