import type { Day } from '../calendar/rules/day.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import type { IssuingBody } from '../papers/issuing-body.ts';
import type { Paper } from '../papers/paper.ts';
import { type AnnexTask, annexTable } from './plan-annex.ts';
import { type CitedDocument, cite } from './plan-paper.ts';

export interface UnitPlanFacts {
  readonly body: IssuingBody;
  /** The document whose tasks were given to the unit. */
  readonly superior: CitedDocument;
  readonly day: Day;
  /** Tasks given to the unit, each followed by what the unit parted it into. */
  readonly tasks: readonly AnnexTask[];
}

/**
 * A unit's own plan (kế hoạch của đơn vị) to carry out what a superior document gave it: Decision 1723 has
 * every unit make its programme from the Ministry's. Its tasks are those that it broke down.
 */
export function unitPlanPaper({ body, superior, day, tasks }: UnitPlanFacts): Paper {
  const given = tasks.filter(({ depth = 0 }) => depth === 0).length;
  const parts = tasks.length - given;
  const title = cite(superior);
  return {
    ...body,
    ...{ type: 'KH', number: null, day: null, year: Number(day.slice(0, 4)) },
    subject: `Triển khai thực hiện ${title}`,
    to: [],
    bases: [`Thực hiện ${title}`],
    decider: null,
    body: [
      { kind: 'heading', level: 1, text: 'Mục đích, yêu cầu' },
      {
        kind: 'item',
        words: `Tổ chức thực hiện đầy đủ, đúng hạn ${formatNumber(given)} nhiệm vụ được giao chủ trì;`,
      },
      { kind: 'item', words: 'Phân công rõ người, rõ việc, rõ thời hạn, rõ sản phẩm.' },
      { kind: 'heading', level: 1, text: 'Nội dung' },
      {
        kind: 'paragraph',
        words:
          parts === 0
            ? `${formatNumber(given)} nhiệm vụ được giao, chi tiết tại Phụ lục kèm theo.`
            : `${formatNumber(given)} nhiệm vụ được giao được cụ thể hóa thành ${formatNumber(parts)} công việc, chi tiết tại Phụ lục kèm theo.`,
      },
      { kind: 'heading', level: 1, text: 'Tổ chức thực hiện' },
      {
        kind: 'paragraph',
        words:
          'Các phòng, đơn vị và cá nhân được phân công tổ chức thực hiện, cập nhật tiến độ hằng tuần và báo cáo kịp thời khó khăn, vướng mắc.',
      },
    ],
    recipients: [
      'Lãnh đạo cơ quan cấp trên (để báo cáo)',
      'Các phòng, đơn vị trực thuộc',
      'Lưu: VT',
    ],
    annexes: tasks.length === 0 ? [] : [annexTable('Phân công nhiệm vụ', [{ name: '', tasks }])],
  };
}
