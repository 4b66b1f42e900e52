import { addDays, type Day, daysBetween, formatDay, parseDay } from '../../calendar/rules/day.ts';
import type { TaskState } from '../../tasks/rules/status.ts';

/**
 * Checks of the data itself (kiểm tra số liệu): what a hand-made table of results gets wrong, looked for in
 * every task, every day. A check says only that facts do not fit together; whoever knows why says so.
 */
export const CHECK_CODES = [
  'evidence_before_assignment',
  'late_product_on_time',
  'early_product_late',
  'blank_at_cut_off',
  'group_done_by_one',
  'words_contradict',
  'words_repeat',
  'zero_for_long',
  'result_waits',
  'short_deadline',
  'duplicate',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

export const SEVERITIES: Readonly<Record<CheckCode, 'warn' | 'error'>> = {
  ...{ evidence_before_assignment: 'warn', late_product_on_time: 'error' },
  ...{ early_product_late: 'warn', blank_at_cut_off: 'error', group_done_by_one: 'error' },
  ...{ words_contradict: 'error', words_repeat: 'warn', zero_for_long: 'warn' },
  ...{ result_waits: 'error', short_deadline: 'warn', duplicate: 'warn' },
};

/** After how many days something is long or short. */
export interface CheckLimits {
  /** 0 % for more days than this since the plan was issued. */
  readonly zeroDays: number;
  /** A result waits for more days than this. */
  readonly waitingDays: number;
  /** A deadline fewer days than this after the document that orders it. */
  readonly shortDays: number;
}
export const CHECK_LIMITS: CheckLimits = { zeroDays: 60, waitingDays: 7, shortDays: 5 };

/** What is looked at, and when: the day, and the last day by which everything had to be reported. */
export interface CheckMoment {
  readonly day: Day;
  readonly cutOff: Day;
  readonly limits: CheckLimits;
}

/** A task as the checks see it. */
export interface CheckFacts {
  readonly state: TaskState;
  readonly isGroup: boolean;
  readonly layer: number;
  readonly dueOn: Day | null;
  readonly finishedOn: Day | null;
  readonly percent: number | null;
  /** The day of the document that orders it. */
  readonly orderedOn: Day;
  /** The day on which it was entered and given. */
  readonly issuedOn: Day;
  readonly heardOn: Day | null;
  /** The latest report of the unit. */
  readonly report: {
    readonly kind: 'progress' | 'done';
    readonly body: string;
    readonly product: string;
  } | null;
  /** Parts that are still open, of all parts that count. */
  readonly parts: { readonly open: number; readonly of: number };
  /** Another task of the same words at the same unit in the same plan, given before it. */
  readonly twinId: string | null;
  readonly assignerName: string;
}

/** Why a check found something: the facts as one text, and as a sentence. */
export interface CheckFinding {
  readonly facts: string;
  readonly vi: string;
  readonly en: string;
}

/** A text that says no more than a status. Plain patterns: the database reads them as well. */
export const STATUS_PATTERNS = {
  done: '^([Đđ]ã )?([Hh]oàn thành|[Xx]ong)( nhiệm vụ| công việc)?( được giao)?( đúng hạn| quá hạn| theo kế hoạch)?$',
  doing:
    '^([Đđ]ang|[Tt]iếp tục) (thực hiện|triển khai|hoàn thành|xử lý|làm)( nhiệm vụ)?( được giao)?( trong hạn| đúng tiến độ| theo kế hoạch)?$',
  not_done: '^[Cc]hưa (hoàn thành|thực hiện|triển khai|xong|có kết quả)( nhiệm vụ)?$',
} as const;
export type Said = keyof typeof STATUS_PATTERNS;
const SAID: readonly Said[] = ['done', 'doing', 'not_done'];

/** Runs of these stand as one space, and none at the ends, before a text is held against the patterns. */
export const SPARE_MARKS = '[[:space:].,;:!…]+';

/** The status that a report says and nothing else; null for words that say more. */
export function saidStatus(body: string): Said | null {
  const plain = body.replace(/[\s.,;:!…]+/g, ' ').replace(/^ | $/g, '');
  return SAID.find((each) => new RegExp(STATUS_PATTERNS[each], 'u').test(plain)) ?? null;
}

/** The day of the paper that a product cites (`Công văn số … ngày 28/10/2025`): the first that is named. */
export function citedDay(product: string): Day | null {
  const found = /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.exec(product);
  return found ? parseDay(found[0]) : null;
}

const WITH_UNIT: readonly TaskState[] = ['assigned', 'accepted', 'in_progress'];
const OPEN: readonly TaskState[] = [...WITH_UNIT, 'reported', 'handed_back'];
const DONE: readonly TaskState[] = ['reported', 'closed'];

/** Everything that the checks find in a task, in their order. */
export function findingsOf(facts: CheckFacts, moment: CheckMoment): [CheckCode, CheckFinding][] {
  return CHECK_CODES.flatMap((code): [CheckCode, CheckFinding][] => {
    const found = judge(code, facts, moment);
    return found ? [[code, found]] : [];
  });
}

/** What one check finds in a task; null where it finds nothing. */
export function judge(
  code: CheckCode,
  facts: CheckFacts,
  moment: CheckMoment,
): CheckFinding | null {
  if (facts.isGroup && code !== 'group_done_by_one') return null;
  return CHECKS[code](facts, moment);
}

type Check = (facts: CheckFacts, moment: CheckMoment) => CheckFinding | null;

const CHECKS: Readonly<Record<CheckCode, Check>> = {
  evidence_before_assignment({ state, report, orderedOn }) {
    const cited = citedOf(report);
    if (!DONE.includes(state) || cited === null || cited >= orderedOn) return null;
    return found([cited, orderedOn], {
      vi: `Sản phẩm ngày ${formatDay(cited)}, trước văn bản giao ngày ${formatDay(orderedOn)}.`,
      en: `The product is of ${formatDay(cited)}, before the document of ${formatDay(orderedOn)} that orders it.`,
    });
  },
  late_product_on_time({ state, report, finishedOn, dueOn }) {
    const cited = citedOf(report);
    if (state !== 'closed' || cited === null || dueOn === null || finishedOn === null) return null;
    if (finishedOn > dueOn || cited <= dueOn) return null;
    return found([cited, finishedOn, dueOn], {
      vi: `Tính đúng hạn ${formatDay(dueOn)}, nhưng sản phẩm ngày ${formatDay(cited)}.`,
      en: `Counted as on time for ${formatDay(dueOn)}, but the product is of ${formatDay(cited)}.`,
    });
  },
  early_product_late({ state, report, finishedOn, dueOn, orderedOn }) {
    const cited = citedOf(report);
    if (state !== 'closed' || cited === null || dueOn === null || finishedOn === null) return null;
    if (finishedOn <= dueOn || cited > dueOn || cited < orderedOn) return null;
    return found([cited, finishedOn, dueOn], {
      vi: `Tính quá hạn ${formatDay(dueOn)}, nhưng sản phẩm đã có ngày ${formatDay(cited)}.`,
      en: `Counted as late for ${formatDay(dueOn)}, but the product is of ${formatDay(cited)}.`,
    });
  },
  blank_at_cut_off({ state, heardOn, issuedOn }, { cutOff }) {
    if (!WITH_UNIT.includes(state) || heardOn !== null || issuedOn > cutOff) return null;
    return found([cutOff], {
      vi: `Đến ngày chốt ${formatDay(cutOff)} chưa có tình hình, tiến độ nào.`,
      en: `Nothing was reported by the cut-off of ${formatDay(cutOff)}.`,
    });
  },
  group_done_by_one({ state, parts }) {
    if (!DONE.includes(state) || parts.open === 0) return null;
    const done = parts.of - parts.open;
    return found([done, parts.of], {
      vi: `Báo hoàn thành khi mới xong ${done}/${parts.of} phần.`,
      en: `Reported done with ${done} of ${parts.of} parts done.`,
    });
  },
  words_contradict(facts, { day }) {
    const said = facts.report && saidStatus(facts.report.body);
    if (!said || !contradicts(said, facts, day)) return null;
    const isOpen = OPEN.includes(facts.state);
    const stands = DONE.includes(facts.state)
      ? { vi: 'đã báo hoàn thành', en: 'reported done' }
      : isOpen && facts.dueOn !== null && facts.dueOn < day && said !== 'done'
        ? { vi: `quá hạn ${formatDay(facts.dueOn)}`, en: `overdue since ${formatDay(facts.dueOn)}` }
        : { vi: 'đang thực hiện', en: 'under way' };
    return found([said, facts.state, facts.dueOn ?? ''], {
      vi: `Ghi “${facts.report?.body.trim()}” trong khi nhiệm vụ ${stands.vi}.`,
      en: `It says “${facts.report?.body.trim()}” while the task is ${stands.en}.`,
    });
  },
  words_repeat(facts, { day }) {
    const said = facts.report && saidStatus(facts.report.body);
    if (!said || contradicts(said, facts, day)) return null;
    return found([said, facts.heardOn ?? ''], {
      vi: `Kết quả chỉ nhắc lại trạng thái: “${facts.report?.body.trim()}”.`,
      en: `The result only repeats the status: “${facts.report?.body.trim()}”.`,
    });
  },
  zero_for_long({ state, percent, issuedOn }, { day, limits }) {
    if ((state !== 'accepted' && state !== 'in_progress') || percent !== 0) return null;
    if (issuedOn >= addDays(day, -limits.zeroDays)) return null;
    return found([issuedOn], {
      vi: `0 % từ ngày giao ${formatDay(issuedOn)}, đã ${daysBetween(issuedOn, day)} ngày.`,
      en: `0 % since it was given on ${formatDay(issuedOn)}, ${daysBetween(issuedOn, day)} days ago.`,
    });
  },
  result_waits({ state, heardOn, assignerName }, { day, limits }) {
    if (state !== 'reported' || heardOn === null) return null;
    if (heardOn >= addDays(day, -limits.waitingDays)) return null;
    return found([heardOn], {
      vi: `${assignerName} chưa nghiệm thu kết quả gửi ngày ${formatDay(heardOn)}, đã ${daysBetween(heardOn, day)} ngày.`,
      en: `${assignerName} has not decided on the result of ${formatDay(heardOn)}, ${daysBetween(heardOn, day)} days ago.`,
    });
  },
  short_deadline({ state, layer, dueOn, orderedOn }, { limits }) {
    if (!WITH_UNIT.includes(state) || layer !== 0 || dueOn === null) return null;
    if (dueOn < orderedOn || dueOn >= addDays(orderedOn, limits.shortDays)) return null;
    const days = daysBetween(orderedOn, dueOn);
    return found([orderedOn, dueOn], {
      vi: `Hạn ${formatDay(dueOn)} chỉ ${days} ngày sau văn bản giao.`,
      en: `Due on ${formatDay(dueOn)}, only ${days} days after the document that orders it.`,
    });
  },
  duplicate({ state, layer, twinId }) {
    if (layer !== 0 || twinId === null || state === 'withdrawn' || state === 'merged') return null;
    return found([twinId], {
      vi: 'Đơn vị này đã có một nhiệm vụ cùng lời giao trong kế hoạch.',
      en: 'The unit has another task of the same words in this plan.',
    });
  },
};

/** Words that say one thing while the task stands otherwise. */
function contradicts(said: Said, { state, dueOn }: CheckFacts, day: Day): boolean {
  if (said === 'done') return WITH_UNIT.includes(state);
  if (DONE.includes(state)) return true;
  return said === 'doing' && WITH_UNIT.includes(state) && dueOn !== null && dueOn < day;
}

function citedOf(report: CheckFacts['report']): Day | null {
  return report?.kind === 'done' ? citedDay(report.product) : null;
}

function found(
  facts: readonly (string | number)[],
  words: { readonly vi: string; readonly en: string },
): CheckFinding {
  return { facts: facts.join('|'), ...words };
}

/** What to do about each finding. */
export const TODO: Readonly<Record<CheckCode, { readonly vi: string; readonly en: string }>> = {
  evidence_before_assignment: {
    vi: 'Kiểm tra minh chứng, hoặc ghi lý do nếu đúng.',
    en: 'Look at the evidence, or say why it is right.',
  },
  late_product_on_time: {
    vi: 'Mở lại kết quả để nghiệm thu theo ngày của sản phẩm.',
    en: 'Open the result again and accept it by the day of its product.',
  },
  early_product_late: {
    vi: 'Xem lại ngày hoàn thành; sản phẩm có trước hạn.',
    en: 'See the day of completion again; the product came in time.',
  },
  blank_at_cut_off: {
    vi: 'Yêu cầu đơn vị cập nhật tình hình, tiến độ.',
    en: 'Ask the unit to report.',
  },
  group_done_by_one: {
    vi: 'Chờ đủ các phần, hoặc trả lại kết quả.',
    en: 'Wait for the other parts, or return the result.',
  },
  words_contradict: {
    vi: 'Yêu cầu đơn vị báo lại cho khớp với trạng thái.',
    en: 'Ask the unit to report what fits the state.',
  },
  words_repeat: {
    vi: 'Yêu cầu đơn vị ghi việc đã làm và sản phẩm.',
    en: 'Ask the unit to write what was done and which product there is.',
  },
  zero_for_long: {
    vi: 'Hỏi đơn vị vướng gì, đôn đốc hoặc điều chỉnh.',
    en: 'Ask what is in the way; urge, or change the task.',
  },
  result_waits: {
    vi: 'Nghiệm thu hoặc trả lại kết quả.',
    en: 'Accept or return the result.',
  },
  short_deadline: {
    vi: 'Xác nhận hạn với đơn vị, hoặc gia hạn.',
    en: 'Agree on the deadline with the unit, or extend it.',
  },
  duplicate: {
    vi: 'Gộp hai nhiệm vụ, hoặc ghi lý do nếu đúng.',
    en: 'Merge the two, or say why both are right.',
  },
};
