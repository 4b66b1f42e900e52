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

/** What is missing where a point is not clear, as a sentence that says what would make it so. */
export const CLEAR_POINT_MISSING = {
  person: {
    vi: 'Chưa có người: giao một đơn vị có người đứng đầu, hoặc phân công chuyên viên.',
    en: 'Nobody in person: give it to a unit with a head in office, or name an officer.',
  },
  work: {
    vi: 'Việc nêu quá ngắn: ghi rõ phải làm gì.',
    en: 'The work is said in too few words: say what is to be done.',
  },
  time: {
    vi: 'Chưa có thời hạn: nêu ngày, kỳ hoặc nhịp thực hiện.',
    en: 'No deadline: name a day, a period or a rhythm.',
  },
  responsibility: {
    vi: 'Chưa có đơn vị chủ trì: chọn đúng một đơn vị chịu trách nhiệm.',
    en: 'No lead: choose the one unit that answers for it.',
  },
  product: {
    vi: 'Chưa nêu sản phẩm: ghi văn bản, con số hoặc kết quả phải có.',
    en: 'No product: name the document, figure or result that is due.',
  },
  authority: {
    vi: 'Chưa rõ ai quyết định: nêu cấp phê duyệt, ban hành, hoặc lãnh đạo chỉ đạo.',
    en: 'Nobody named who decides: say who approves or issues it, or who directs it.',
  },
} as const satisfies Record<ClearPoint, { vi: string; en: string }>;

/** What the six points are judged from, before the issue and after it. */
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
  /** After the issue: a day of its own, wherever it came from. */
  readonly hasDeadline?: boolean;
  /** After the issue: an officer was named, or the unit has a head in office; unknown before. */
  readonly hasPerson?: boolean;
  /** After the issue: who decides was made clear, or a leader directs it. */
  readonly hasDecider?: boolean;
}

/** Deadlines that say when, be it a day, a period, a rhythm or “until it is done”. */
export const TIMED_KINDS = [
  'FIXED',
  'BEFORE',
  'BY',
  'IN_PERIOD',
  'RANGE',
  'RECURRING',
  'RELATIVE',
  'OPEN',
] as const satisfies readonly DeadlineShape['kind'][];

/** So many words at least say what is to be done: a verb and its object. */
export const LEAST_WORDS = 3;

/**
 * Words that say who decides: by competence, submitted to, approved by, reported to, issued. Plain enough to
 * be read alike by JavaScript and PostgreSQL, whose lists look for what is missing.
 */
export const DECIDES_PATTERN =
  '[Tt]hẩm quyền|[Tt]rình |[Pp]hê duyệt|[Qq]uyết định|[Bb]an hành|[Bb]áo cáo|[Cc]hịu trách nhiệm trước';
const DECIDES = new RegExp(DECIDES_PATTERN, 'u');

/**
 * Which of the six points an assignment makes clear, in the order of {@link CLEAR_POINTS}:
 * - person: somebody answers in person, the head of a single lead or an officer who was named;
 * - work: the words say what is to be done;
 * - time: a day, a period or a rhythm is named;
 * - responsibility: a unit, or a class of bodies, leads;
 * - product: what is to be handed in is named;
 * - authority: the words, or an arrangement after the issue, say who decides.
 */
export function clearPoints(facts: ClearPointFacts): { point: ClearPoint; clear: boolean }[] {
  const { deadlineKind } = facts;
  const isTimed = TIMED_KINDS.some((kind) => kind === deadlineKind);
  const clear: Record<ClearPoint, boolean> = {
    person: facts.hasPerson ?? facts.leadUnits > 0,
    work: facts.title.trim().split(/\s+/u).length >= LEAST_WORDS,
    time: isTimed || facts.hasDeadline === true,
    responsibility: facts.leadUnits + facts.leadClasses > 0,
    product: (facts.product ?? '').trim() !== '',
    authority: facts.hasDecider === true || DECIDES.test(facts.quote.normalize('NFC')),
  };
  return CLEAR_POINTS.map((point) => ({ point, clear: clear[point] }));
}
