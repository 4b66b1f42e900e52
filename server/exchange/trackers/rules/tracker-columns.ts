import { accentFree } from '../../../calendar/rules/accent-free.ts';

/*
 * What the columns of somebody else's tracker mean (biểu theo dõi của cấp trên): guessed from their heads, settled
 * once by an officer for the whole authority.
 */

export const TRACKER_COLUMNS = [
  ...(['code', 'title', 'document', 'unit', 'deadline'] as const),
  ...(['status', 'percent', 'result', 'finishedOn', 'cause'] as const),
] as const;
export type TrackerColumn = (typeof TRACKER_COLUMNS)[number];

/** How official trackers head them, without accents; the first that fits wins. */
const HEADS: readonly (readonly [TrackerColumn, RegExp])[] = [
  ['code', /^(?:ma|ma so|ma nhiem vu|ma nv|id|so hieu)(?: |$)/],
  ['cause', /nguyen nhan|ly do|vuong mac|kho khan|kien nghi/],
  ['finishedOn', /^(?:ngay|thoi gian|thoi diem) (?:thuc te )?hoan thanh/],
  ['percent', /tien do.*%|%|ty le hoan thanh|phan tram/],
  ['status', /tinh trang|trang thai/],
  ['result', /ket qua|san pham da|noi dung bao cao|tien do/],
  ['document', /van ban|so ky hieu|so\/?ky hieu|can cu/],
  ['deadline', /^(?:thoi han|han|thoi gian)(?: |$)/],
  ['unit', /don vi|co quan|chu tri/],
  ['title', /nhiem vu|noi dung|cong viec/],
];

/** Place of each column in a sheet, from 0; what the tracker does not have is absent. */
export type ColumnPlaces = Partial<Readonly<Record<TrackerColumn, number>>>;

export interface GuessedHead {
  /** Line of the heads, from 0. */
  readonly headAt: number;
  readonly heads: readonly string[];
  readonly places: ColumnPlaces;
}

/** Lines in which the heads are looked for: titles, numbers and days stand above them. */
const LOOKED_AT = 30;

/** The line that heads the most columns, and what they mean; null where no line names the work. */
export function guessHead(rows: readonly (readonly string[])[]): GuessedHead | null {
  let best: GuessedHead | null = null;
  for (const [headAt, heads] of rows.slice(0, LOOKED_AT).entries()) {
    const places = guessPlaces(heads);
    const count = Object.keys(places).length;
    if (places.title === undefined || count < 2) continue;
    if (best === null || count > Object.keys(best.places).length) best = { headAt, heads, places };
  }
  return best;
}

function guessPlaces(heads: readonly string[]): ColumnPlaces {
  const places: Partial<Record<TrackerColumn, number>> = {};
  const taken = new Set<number>();
  for (const [column, pattern] of HEADS) {
    const at = heads.findIndex((head, place) => !taken.has(place) && pattern.test(headKey(head)));
    if (at < 0) continue;
    places[column] = at;
    taken.add(at);
  }
  return places;
}

/** A head as it is compared: no accents, no line ends, no punctuation but what patterns look for. */
export function headKey(head: string): string {
  if (head.length > 120) return '';
  return accentFree(head)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%/]+/gu, ' ')
    .trim();
}

/** The same heads in another file of the same tracker: a column may have moved. */
export function placesByHeads(
  heads: readonly string[],
  learnt: Partial<Readonly<Record<TrackerColumn, string>>>,
): ColumnPlaces {
  const keys = heads.map(headKey);
  const found = TRACKER_COLUMNS.flatMap((column) => {
    const head = learnt[column];
    const at = head === undefined ? -1 : keys.indexOf(headKey(head));
    return at < 0 ? [] : [[column, at] as const];
  });
  return Object.fromEntries(found);
}
