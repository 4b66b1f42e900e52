/**
 * Markers: the label that opens a clause ("II.", "1.2.", "đ)", "-", "Điều 3.", "Nhiệm vụ 1:").
 *
 * Points follow the Vietnamese alphabet (a b c d đ e g h i k l m n o p q r s t u v x y; NĐ 30/2020).
 */

export type MarkerKind =
  | 'annex'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'capital'
  | 'roman'
  | 'number'
  | 'decimal2'
  | 'decimal3'
  | 'bracket-number'
  | 'letter'
  | 'small-roman'
  | 'task'
  | 'ordinal'
  | 'dash'
  | 'plus'
  | 'dot';

export interface Marker {
  readonly kind: MarkerKind;
  /** The label as written: "II.", "a)", "-". */
  readonly label: string;
  /** The bare value: "II", "a", "-". */
  readonly value: string;
  /** Length of the label with the space that follows. */
  readonly length: number;
}

/** Natural depth, used when a kind is met for the first time: a deeper kind never holds a higher one. */
export const NATURAL_DEPTH: Readonly<Record<MarkerKind, number>> = {
  annex: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  capital: 5,
  roman: 5,
  task: 6,
  number: 6,
  ordinal: 6,
  decimal2: 7,
  decimal3: 8,
  'bracket-number': 9,
  letter: 10,
  'small-roman': 11,
  dash: 12,
  dot: 12,
  plus: 13,
};

type Rule = readonly [MarkerKind, RegExp];

/** Tried in order on the levelled text of a line; group 1 is the bare value. */
const RULES: readonly Rule[] = [
  [
    'part',
    /^(?:PHẦN|Phần) (?:thứ )?([IVX]{1,5}|[A-ZĐ]|\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|NHẤT|HAI|BA|TƯ|BỐN|NĂM)(?![\p{L}\d])[.:]? ?/u,
  ],
  ['chapter', /^(?:CHƯƠNG|Chương) ([IVXLC]{1,7}|\d{1,2})(?![\p{L}\d])[.:]? ?/u],
  ['section', /^(?:MỤC|Mục|TIỂU MỤC|Tiểu mục) ([IVX]{1,5}|\d{1,2})(?![\p{L}\d])[.:] ?/u],
  ['article', /^(?:ĐIỀU|Điều) (\d{1,3}[a-zđ]?)(?=[.:]|$)[.:]? ?/u],
  [
    'task',
    /^(?:Nhiệm vụ|NHIỆM VỤ|Nhóm nhiệm vụ|Dự án|Tiểu dự án|Nội dung|Hoạt động) (?:thứ )?(\d{1,2})\s?[:.] ?/u,
  ],
  [
    'decimal3',
    /^(\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?:[.)] ?(?=[^\d\s])|[.)] (?=\S)| ?(?=[^\d\s%.,/]))/u,
  ],
  ['decimal2', /^(\d{1,2}\.\d{1,2})(?:[.)] ?(?=[^\d\s])|[.)] (?=\S)| ?(?=[^\d\s%.,/]))/u],
  ['roman', /^([IVX]{1,6})(?:[.)] ?|\s?- ?|\/ ?(?=\p{Lu}))(?=[^\s\d.,/-])/u],
  [
    'number',
    /^(\d{1,3})(?:[.] ?(?=[^\d\s])|[.] (?=\S)|\/ ?(?=\p{Lu}\p{Ll}|["'])|\s?- (?=\p{Lu}))/u,
  ],
  ['bracket-number', /^(\d{1,2}|\(\d{1,2}\))\) ?(?=\S)/u],
  ['bracket-number', /^\((\d{1,2})\) ?(?=\S)/u],
  ['small-roman', /^\(?(i{1,3}|iv|vi{0,3}|ix)\) ?(?=\S)/u],
  ['letter', /^\(?([a-zđ]{1,2}|[a-zđ]\d)\) ?(?=\S)/u],
  ['letter', /^([a-eghklmđ])(?:\. ?|\/ ?)(?=\p{Lu})/u],
  ['capital', /^([A-HĐ])(?:[.)] ?|\s?- |\/ ?)(?=\p{Lu})/u],
  [
    'ordinal',
    /^(Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám) là)\s?[,:;] ?/u,
  ],
  ['dash', /^(-)\s?(?=[^-\s\d])/u],
  ['dash', /^(-)\s(?=\d)/u],
  ['plus', /^(\+)\s?(?=\S)/u],
  ['dot', /^([•*·o→⇒➔✓])\s(?=\S)/u],
  ['dot', /^(=>|->)\s?(?=\S)/u],
  ['dot', /^([•*])(?=[^\s*•])/u],
];

const ANNEX =
  /^(PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU) ?(?:số )?([IVX]{1,5}|\d{1,2}|[A-Z])?(?=[.:\s]|$)[.:]?/u;

/** The marker that opens `line`, or null. `line` is levelled text without leading spaces. */
export function markerOf(line: string): Marker | null {
  const head = line.slice(0, 60);
  const annex = ANNEX.exec(head);
  if (
    annex !== null &&
    annex[1] !== undefined &&
    (annex[1] === annex[1].toUpperCase() || line.length < 60)
  ) {
    return { kind: 'annex', label: annex[0], value: annex[2] ?? '', length: annex[0].length };
  }
  for (const [kind, pattern] of RULES) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const label = match[0].trim();
    return {
      kind,
      label,
      value: (match[1] ?? label).replace(/[()]/g, ''),
      length: match[0].length,
    };
  }
  return null;
}

/** True where `line` opens with a marker that a wrapped line would not carry by chance. */
export function startsClause(line: string): boolean {
  return markerOf(line) !== null;
}
