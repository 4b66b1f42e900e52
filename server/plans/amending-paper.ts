import { type Day, formatDay } from '../calendar/rules/day.ts';
import type { IssuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperColumn, PaperRow, PaperWords } from '../papers/paper.ts';
import { type CitedDocument, cite } from './plan-paper.ts';

/** One change of an issued plan: a task or target that comes, goes, or reads otherwise. */
export interface PlanChange {
  /** Where it stands in the plan: `Mục II.3`. */
  readonly place: string;
  /** What of it is changed: `Thời hạn`, `Cơ quan chủ trì`. */
  readonly what: string;
  /** Null where it comes anew. */
  readonly before: string | null;
  /** Null where it goes. */
  readonly after: string | null;
  readonly reason: string | null;
}

export interface AmendingFacts {
  readonly body: IssuingBody;
  readonly number: string | null;
  readonly day: Day | null;
  /** Whoever decides, over the articles: `Bộ trưởng Bộ Thông tin và Truyền thông`. */
  readonly decider: string;
  /** The plan that is amended. */
  readonly plan: CitedDocument;
  readonly bases: readonly string[];
  readonly effectiveOn: Day;
  readonly changes: readonly PlanChange[];
  /** Who carries it out, named in the last article. */
  readonly carriedOutBy: string;
}

/**
 * The decision that amends an issued plan (quyết định điều chỉnh, bổ sung): the articles, and as its annex the
 * table of changes with the old words struck and the new ones beside them.
 */
export function amendingPaper(facts: AmendingFacts): Paper {
  const { body, number, day, plan, changes, effectiveOn } = facts;
  const title = cite(plan);
  return {
    ...body,
    ...{ type: 'QĐ', number, day, ...(day === null ? { year: yearOf(effectiveOn) } : {}) },
    subject: `Về việc ${verbs(changes)} một số nội dung của ${title}`,
    to: [],
    bases: facts.bases,
    decider: facts.decider,
    body: [
      {
        kind: 'article',
        words: `${capital(verbs(changes))} ${changes.length} nội dung của ${title} tại Phụ lục kèm theo Quyết định này.`,
      },
      {
        kind: 'article',
        words: `Quyết định này có hiệu lực kể từ ngày ${formatDay(effectiveOn)}. Các nội dung khác của ${plan.number ? `văn bản số ${plan.number}` : 'văn bản được điều chỉnh'} giữ nguyên.`,
      },
      { kind: 'article', words: `${facts.carriedOutBy} chịu trách nhiệm thi hành Quyết định này.` },
    ],
    recipients: ['Như Điều 3', 'Lưu: VT'],
    annexes: [
      {
        title: 'Các nội dung điều chỉnh, bổ sung',
        landscape: true,
        body: [
          {
            kind: 'table',
            table: { caption: null, note: null, columns: COLUMNS, rows: changes.map(changeRow) },
          },
        ],
      },
    ],
  };
}

const COLUMNS: readonly PaperColumn[] = [
  { head: 'STT', width: 5, align: 'centre' },
  { head: 'Vị trí', width: 13 },
  { head: 'Nội dung', width: 14 },
  { head: 'Đã ban hành', width: 26 },
  { head: 'Nay điều chỉnh, bổ sung thành', width: 26 },
  { head: 'Lý do', width: 16 },
];

function changeRow({ place, what, before, after, reason }: PlanChange, at: number): PaperRow {
  const old: PaperWords = before === null ? '' : [{ text: before, struck: true }];
  const now: PaperWords = after === null ? 'Bãi bỏ' : [{ text: after, bold: true }];
  return { cells: [String(at + 1), place, what, old, now, reason ?? ''] };
}

/** What the decision does, by what its changes are: `điều chỉnh`, `bổ sung`, `bãi bỏ`. */
function verbs(changes: readonly PlanChange[]): string {
  const done = [
    changes.some(({ before, after }) => before !== null && after !== null) && 'điều chỉnh',
    changes.some(({ before }) => before === null) && 'bổ sung',
    changes.some(({ after }) => after === null) && 'bãi bỏ',
  ].filter((verb) => verb !== false);
  return done.length === 0 ? 'điều chỉnh' : done.join(', ');
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
