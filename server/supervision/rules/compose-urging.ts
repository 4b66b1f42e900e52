import { type Day, formatDay } from '../../calendar/rules/day.ts';
import type { Paper, PaperAnnex, PaperColumn } from '../../papers/rules/paper.ts';

/** One line of the list that a letter of urging brings along. */
export interface UrgedLine {
  readonly title: string;
  /** Văn bản giao nhiệm vụ. */
  readonly orderedBy: string;
  readonly dueOn: Day | null;
  readonly daysLate: number;
}

/** What stands in a letter of urging. */
export interface UrgingFacts {
  readonly body: Pick<Paper, 'organ' | 'place' | 'signer'>;
  /** Null while it has none. */
  readonly symbol: string | null;
  readonly day: Day;
  readonly answerBy: Day;
  /** The officer's own paragraph. */
  readonly words: string | null;
  readonly recipients: readonly { readonly unit: string; readonly lines: readonly UrgedLine[] }[];
}

/**
 * Công văn đôn đốc (NĐ 30/2020, mẫu 1.5): what is asked of whom by when; each unit's tasks stand in an annex
 * of their own, so that a unit can be shown its own alone.
 */
export function urgingPaper(facts: UrgingFacts): Paper {
  const { body, symbol, day, answerBy, words, recipients } = facts;
  const isOne = recipients.length === 1;
  const whom = isOne ? (recipients[0]?.unit ?? '') : 'các cơ quan, đơn vị';
  const lines = recipients.flatMap((each) => each.lines);
  const late = lines.filter(({ daysLate }) => daysLate > 0).length;
  const paragraphs = [
    `Qua theo dõi đến hết ngày ${formatDay(day)}, ${body.organ.name} đôn đốc ${whom} thực hiện nhiệm vụ được giao nêu tại Phụ lục kèm theo${isOne ? ` (${lines.length} nhiệm vụ${late > 0 ? `, trong đó ${late} nhiệm vụ đã quá hạn` : ''})` : ''}.`,
    ...(words === null ? [] : words.split(/\n+/).filter((line) => line.trim() !== '')),
    `Đề nghị ${whom} tập trung hoàn thành, cập nhật tiến độ và sản phẩm; đối với nhiệm vụ đã quá hạn, giải trình rõ nguyên nhân và thời gian hoàn thành; trả lời ${body.organ.name} trước hết ngày ${formatDay(answerBy)}.`,
  ];
  return {
    ...body,
    ...{ type: null, number: symbol, day, year: Number(day.slice(0, 4)) },
    subject: 'Đôn đốc thực hiện nhiệm vụ được giao',
    to: recipients.map(({ unit }) => unit),
    ...{ bases: [], decider: null },
    body: paragraphs.map((text) => ({ kind: 'paragraph' as const, words: text })),
    recipients: ['Như trên', 'Lãnh đạo cơ quan (để báo cáo)', 'Lưu: VT'],
    annexes: recipients.map(({ unit, lines: own }) => annexOf(unit, own)),
  };
}

const COLUMNS: readonly PaperColumn[] = [
  { head: 'TT', width: 6, align: 'centre' },
  { head: 'Nhiệm vụ', width: 48 },
  { head: 'Văn bản giao', width: 18 },
  { head: 'Thời hạn', width: 14, align: 'centre' },
  { head: 'Quá hạn (ngày)', width: 14, align: 'right' },
];

function annexOf(unit: string, lines: readonly UrgedLine[]): PaperAnnex {
  const rows = lines.map(({ title, orderedBy, dueOn, daysLate }, at) => ({
    cells: [
      ...[String(at + 1), title, orderedBy],
      dueOn === null ? 'Không có thời hạn' : formatDay(dueOn),
      daysLate === 0 ? '' : String(daysLate),
    ],
  }));
  return {
    title: `Danh sách nhiệm vụ đôn đốc ${unit}`,
    landscape: false,
    body: [{ kind: 'table', table: { caption: null, note: null, columns: COLUMNS, rows } }],
  };
}

/** A letter as one side may read it: whoever is addressed sees its own annex only. */
export function paperFor(paper: Paper, isShown: (annexAt: number) => boolean): Paper {
  return { ...paper, annexes: paper.annexes.filter((_, at) => isShown(at)) };
}
