import type { DeadlineShape } from '../contract.ts';

/** The six clear points of an assignment ("6 rõ"): người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền. */
export const CLEAR_POINTS = [
  'person',
  'work',
  'time',
  'responsibility',
  'product',
  'authority',
] as const;
export type ClearPoint = (typeof CLEAR_POINTS)[number];

/** How each point is said, in Vietnamese and in English. */
export const CLEAR_POINT_NAMES = {
  person: { vi: 'người', en: 'person' },
  work: { vi: 'việc', en: 'work' },
  time: { vi: 'thời gian', en: 'time' },
  responsibility: { vi: 'trách nhiệm', en: 'responsibility' },
  product: { vi: 'sản phẩm', en: 'product' },
  authority: { vi: 'thẩm quyền', en: 'authority' },
} as const satisfies Record<ClearPoint, { vi: string; en: string }>;

/** What the six points are judged from. */
export interface ClearPointFacts {
  readonly title: string;
  /** The words that order it. */
  readonly quote: string;
  readonly deadlineKind: DeadlineShape['kind'] | null;
  readonly product: string | null;
  /** Single units that lead; the head of each is the person who answers. */
  readonly leadUnits: number;
  /** Classes of bodies that lead: answerable, but no person can be named yet. */
  readonly leadClasses: number;
}

const TIMED: ReadonlySet<string> = new Set([
  'FIXED',
  'BEFORE',
  'BY',
  'IN_PERIOD',
  'RANGE',
  'RECURRING',
  'RELATIVE',
  'OPEN',
] satisfies DeadlineShape['kind'][]);

/** Words that say who decides: by competence, submitted to, approved by, reported to, issued. */
const DECIDES =
  /theo thẩm quyền|thẩm quyền|trình |phê duyệt|quyết định|ban hành|báo cáo|chịu trách nhiệm trước/iu;

/** Which of the six points (DOMAIN §1.5) an assignment makes clear, in the order of {@link CLEAR_POINTS}. */
export function clearPoints(facts: ClearPointFacts): { point: ClearPoint; clear: boolean }[] {
  const clear: Record<ClearPoint, boolean> = {
    person: facts.leadUnits > 0,
    work: facts.title.trim().split(/\s+/u).length >= 3,
    time: facts.deadlineKind !== null && TIMED.has(facts.deadlineKind),
    responsibility: facts.leadUnits + facts.leadClasses > 0,
    product: (facts.product ?? '').trim() !== '',
    authority: DECIDES.test(facts.quote.normalize('NFC')),
  };
  return CLEAR_POINTS.map((point) => ({ point, clear: clear[point] }));
}
