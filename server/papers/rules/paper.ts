import type { Day } from '../../calendar/rules/day.ts';

/**
 * An official document (văn bản hành chính) as data, by the components of NĐ 30/2020/NĐ-CP, Điều 8.
 * Whoever composes one says what stands in it; form, numbering and pages are the writers' matter, so
 * that .docx, .pdf and the sheet on the screen can never say different things.
 */
export interface Paper {
  /** Abbreviation of its type (BC, KH, QĐ, TB…); null for a letter (công văn). */
  readonly type: PaperType | null;
  /**
   * Whom the body that issues stands under, and its own name, as they are written in a sentence: the form
   * puts them in capitals. A line break is kept.
   */
  readonly organ: { readonly above: string | null; readonly name: string };
  /**
   * Number and symbol, `15/BC-BTTTT`; null, or `/BC-BTTTT`, while it has none: a space is left to be
   * filled. A number below 10 gets its nought from the form.
   */
  readonly number: string | null;
  /** Địa danh: the official name of the place where the body sits. */
  readonly place: string;
  /** Day of issue; null leaves day and month to be filled in. */
  readonly day: Day | null;
  /** The year to print while there is no day yet; left out, it is to be filled in as well. */
  readonly year?: number;
  /** Trích yếu: what it is about, without a full stop. */
  readonly subject: string;
  /** Kính gửi: who is addressed; empty where the form has none. */
  readonly to: readonly string[];
  /** Căn cứ lines, each without its closing mark. */
  readonly bases: readonly string[];
  /** The authority that decides, over the articles of a decision: `BỘ TRƯỞNG BỘ …`; null elsewhere. */
  readonly decider: string | null;
  readonly body: readonly PaperBlock[];
  /** Who signs: lines of the position (`KT. BỘ TRƯỞNG`, `THỨ TRƯỞNG`) and the name, null to be signed. */
  readonly signer: { readonly position: readonly string[]; readonly name: string | null };
  /** Nơi nhận, each without its mark; `Lưu: VT, …` last. */
  readonly recipients: readonly string[];
  readonly annexes: readonly PaperAnnex[];
}

export type PaperType = 'BC' | 'KH' | 'QĐ' | 'TB' | 'TTr' | 'CT' | 'CTr' | 'BB';

/** A stretch of words of one look. */
export interface PaperRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Struck through, for what a decision replaces. */
  readonly struck?: boolean;
}

export type PaperWords = string | readonly PaperRun[];

export type PaperBlock =
  /**
   * A numbered heading: level 1 `I.`, level 2 `1.`, level 3 `a)` by the Vietnamese alphabet. Numbers are
   * the writer's: a heading begins the numbers under it anew.
   */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** `Điều n.` of a decision, numbered through. */
  | { readonly kind: 'article'; readonly words: PaperWords }
  | { readonly kind: 'paragraph'; readonly words: PaperWords }
  /** A line of a list (`- …`). */
  | { readonly kind: 'item'; readonly words: PaperWords }
  | { readonly kind: 'table'; readonly table: PaperTable };

export interface PaperTable {
  /** A line above the table, and one under it for unit and rounding (`Đơn vị: triệu đồng`). */
  readonly caption: string | null;
  readonly note: string | null;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
}

export interface PaperColumn {
  readonly head: string;
  /** Columns side by side with the same group stand under one common head. */
  readonly group?: string;
  /** In percent of the width; the widths of a table come to 100. */
  readonly width: number;
  readonly align?: 'left' | 'right' | 'centre';
}

/** One cell a column; `strong` for totals and the heads of groups. */
export interface PaperRow {
  readonly cells: readonly PaperWords[];
  readonly strong?: boolean;
  /** The head of a group: its last words stretch over the empty cells after them. */
  readonly spread?: boolean;
}

/** Phụ lục: begins its own page and page numbers; Roman numerals where there are two or more. */
export interface PaperAnnex {
  readonly title: string;
  readonly landscape: boolean;
  readonly body: readonly PaperBlock[];
}
