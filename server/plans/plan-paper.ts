import { type Day, formatDay, isDay } from '../calendar/rules/day.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import { DOCUMENT_TYPE_NAMES } from '../directives/rules/document-types.ts';
import type { IssuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperBlock, PaperType } from '../papers/paper.ts';
import { type AnnexTask, annexTable } from './plan-annex.ts';

/** A document as it is cited. */
export interface CitedDocument {
  readonly type: string | null;
  readonly number: string | null;
  /** As it is kept: `YYYY-MM-DD`, or as it was written. */
  readonly day: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
}

export interface PlanPaperFacts {
  readonly body: IssuingBody;
  /** The document by which the plan was issued, and what it rests on. */
  readonly directive: CitedDocument;
  readonly bases: readonly CitedDocument[];
  readonly title: string;
  /** As of the end of this day. */
  readonly day: Day;
  /** Nothing has changed since the plan was issued: the paper may bear its number. */
  readonly isAsIssued: boolean;
  readonly provisions: readonly { readonly kind: ProvisionKind; readonly words: string }[];
  /** Fields in the order of the text, each with its tasks; tasks of none stand under an empty name. */
  readonly fields: readonly { readonly name: string; readonly tasks: readonly AnnexTask[] }[];
}

type ProvisionKind = 'target' | 'money' | 'phase' | 'duty' | 'motto';

/** Types of document in which a plan is issued by itself, not as what another one approves. */
const OWN_FORMS: readonly PaperType[] = ['KH', 'CTr', 'CT'];

/**
 * An issued plan as a paper (kế hoạch) with its annex table: what the text orders besides tasks, then the
 * tasks by field. A plan issued by a decision or a resolution is made out as a plan that carries it out.
 */
export function planPaper(facts: PlanPaperFacts): Paper {
  const { body, directive, title, day, fields } = facts;
  const own = OWN_FORMS.find((type) => type === directive.type);
  const tasks = fields.reduce((sum, field) => sum + field.tasks.length, 0);
  const issuedOn = asPaperDay(directive.day);
  return {
    ...body,
    type: own ?? 'KH',
    ...(own && facts.isAsIssued
      ? { number: directive.number, day: issuedOn }
      : { number: symbolOf(directive, own ?? 'KH'), day: null, year: Number(day.slice(0, 4)) }),
    subject: own ? title : `Triển khai thực hiện ${cite(directive)}`,
    to: [],
    bases: [
      ...facts.bases.map((each) => `Căn cứ ${cite(each)}`),
      ...(own ? [] : [`Thực hiện ${cite(directive)}`]),
    ],
    decider: null,
    body: [
      ...section('Mục tiêu', ofKind(facts, 'target')),
      ...section('Phương châm', ofKind(facts, 'motto')),
      ...tasksSection(facts, tasks),
      ...section('Các giai đoạn thực hiện', ofKind(facts, 'phase')),
      ...section('Kinh phí', ofKind(facts, 'money')),
      ...section('Chế độ báo cáo', ofKind(facts, 'duty')),
      { kind: 'heading', level: 1, text: 'Tổ chức thực hiện' },
      {
        kind: 'paragraph',
        words:
          'Thủ trưởng các cơ quan, đơn vị được giao chủ trì, phối hợp tổ chức thực hiện các nhiệm vụ tại Phụ lục, bảo đảm tiến độ và chất lượng sản phẩm; báo cáo khó khăn, vướng mắc để được xem xét, giải quyết.',
      },
    ],
    recipients: ['Các cơ quan, đơn vị được giao nhiệm vụ', 'Lưu: VT'],
    annexes: tasks === 0 ? [] : [annexTable(annexTitle(facts), fields)],
  };
}

function annexTitle({ isAsIssued, day }: PlanPaperFacts): string {
  const title = 'Danh mục nhiệm vụ';
  return isAsIssued ? title : `${title}, cập nhật đến ngày ${formatDay(day)}`;
}

function tasksSection({ fields, day }: PlanPaperFacts, tasks: number): PaperBlock[] {
  const named = fields.filter(({ name, tasks: own }) => name !== '' && own.length > 0);
  const across = named.length === 0 ? '' : ` thuộc ${named.length} lĩnh vực`;
  return [
    { kind: 'heading', level: 1, text: 'Nhiệm vụ' },
    {
      kind: 'paragraph',
      words:
        tasks === 0
          ? `Đến hết ngày ${formatDay(day)} chưa có nhiệm vụ nào được giao.`
          : `Tổ chức thực hiện ${formatNumber(tasks)} nhiệm vụ${across}, chi tiết tại Phụ lục kèm theo${named.length > 1 ? ':' : '.'}`,
    },
    ...(named.length > 1
      ? named.map(
          ({ name, tasks: own }, at): PaperBlock => ({
            kind: 'item',
            words: `${name}: ${own.length} nhiệm vụ${at === named.length - 1 ? '.' : ';'}`,
          }),
        )
      : []),
  ];
}

function section(head: string, lines: readonly string[]): PaperBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: head },
    ...lines.map(
      (words, at): PaperBlock => ({
        kind: 'item',
        words: `${words.replace(/[\s.;,]+$/, '')}${at === lines.length - 1 ? '.' : ';'}`,
      }),
    ),
  ];
}

function ofKind({ provisions }: PlanPaperFacts, kind: ProvisionKind): string[] {
  return provisions.filter((each) => each.kind === kind).map(({ words }) => words);
}

/** `Quyết định số 601/QĐ-BTTTT ngày 31/3/2022 của Bộ …`, by NĐ 30/2020/NĐ-CP, Appendix I. */
export function cite({ type, number, day, issuer, title }: CitedDocument): string {
  const name = type === null ? 'văn bản' : (DOCUMENT_TYPE_NAMES[type]?.vi ?? type);
  const on = asPaperDay(day);
  return [
    name,
    number && `số ${number}`,
    on ? `ngày ${formatDay(on)}` : day && `ngày ${day}`,
    issuer && `của ${issuer}`,
    title && about(title),
  ]
    .filter(Boolean)
    .join(' ');
}

function about(title: string): string {
  const text = title.trim().replace(/[.;,]+$/, '');
  if (/^(?:về|v\/v)\s/iu.test(text)) return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
  return `về ${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)}`;
}

/** What follows the number that is still to be given: `/KH-BTTTT`, after the symbol of the same body. */
function symbolOf({ number }: CitedDocument, type: PaperType): string | null {
  const organ = /-([\p{L}\p{N}.&]+)$/u.exec(number ?? '')?.[1];
  return organ === undefined ? null : `/${type}-${organ}`;
}

function asPaperDay(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null;
}
