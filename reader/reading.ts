/**
 * The shape of a reading (kết quả đọc): what a careful official would note down from one directive.
 *
 * All offsets are UTF-16 code units of the text exactly as it was given, so `text.slice(start, end)`
 * is the source of every value. Names and values are clean (NFC, repaired) even where the source is noisy.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
  /** The source as it stands, noise included: `source.slice(start, end)`. */
  readonly text: string;
}

/** Why a value was read: the rule that fired and how sure it is (0..1). */
export interface Why {
  readonly rule: string;
  readonly confidence: number;
}

/** Abbreviation of a document type (NĐ 30/2020 Appendix III and the legal normative types). */
export type DocumentType =
  | 'QĐ'
  | 'NQ'
  | 'CT'
  | 'CTr'
  | 'KH'
  | 'CV'
  | 'CĐ'
  | 'TB'
  | 'KL'
  | 'HD'
  | 'NĐ'
  | 'TT'
  | 'TTLT'
  | 'Luật'
  | 'PL'
  | 'BC'
  | 'TTr'
  | 'QC'
  | 'ĐA'
  | 'DA'
  | 'PA'
  | 'QyĐ'
  | 'TC'
  | 'BB'
  | 'HĐ'
  | 'BTT'
  | 'BGN'
  | 'GUQ'
  | 'GM';

export interface ReadDocument extends Why {
  readonly id: string;
  readonly type: DocumentType | null;
  readonly number: string | null;
  /** `YYYY-MM-DD`, or `YYYY-MM` where the source gives only the month. */
  readonly date: string | null;
  readonly issuer: string | null;
  readonly signer: string | null;
  readonly title: string | null;
  readonly mentions: readonly Span[];
  readonly titleSpan?: Span;
  readonly dateSpan?: Span;
  readonly issuerSpan?: Span;
  readonly signerSpan?: Span;
}

export type RelationType =
  | 'implements'
  | 'based_on'
  | 'proposed_by'
  | 'approves'
  | 'amends'
  | 'replaces'
  | 'repeals'
  | 'annexed_to'
  | 'cites';

export interface ReadRelation extends Why {
  readonly from: string;
  readonly type: RelationType;
  readonly to: string;
}

/** A field of work (lĩnh vực) or named group of tasks. `taskCount` is what the text declares, `found` what was read. */
export interface ReadField extends Why {
  readonly name: string;
  readonly taskCount: number | null;
  readonly found: number;
  readonly span: Span;
}

export interface ReadUnit extends Why {
  readonly name: string;
  readonly span: Span | null;
  /** True where the text does not name the unit and the issuer or a heading is understood. */
  readonly implied?: boolean;
  /** True for a class of bodies ("các bộ, ngành, địa phương") that the cascade expands. */
  readonly group?: boolean;
}

/** `norm` follows the codes in reader/README.md: `2021-Q4`, `2022/2025`, `R/M@25`, `P5WD`, `continuous`… */
export interface ReadDeadline extends Why {
  readonly norm: string;
  readonly text: string;
  readonly span: Span;
}

export interface ReadTask extends Why {
  readonly id: string;
  readonly label: string | null;
  readonly span: Span;
  /** The work itself, without label and assignment clauses: clean text fit for a title. */
  readonly title: string;
  readonly lead: readonly ReadUnit[];
  readonly coord: readonly ReadUnit[];
  readonly deadlines: readonly ReadDeadline[];
  readonly deliverable: (Why & { readonly text: string; readonly span: Span }) | null;
  /** Name of the field it stands under, as in `fields`. */
  readonly field: string | null;
  /** Path of outline labels from the top, e.g. `["II", "1", "a"]`. */
  readonly path: readonly string[];
}

export type Comparator = '>=' | '>' | '<=' | '<' | '=' | '~' | 'range' | 'top' | 'qual';

export interface ReadIndicator extends Why {
  readonly id: string;
  readonly name: string;
  readonly comparator: Comparator;
  readonly value: number | readonly [number, number] | null;
  readonly unit: string | null;
  readonly direction: 'level' | 'increase' | 'decrease';
  readonly year: number | null;
  readonly baseline: string | null;
  readonly span: Span;
}

export interface ReadPhase extends Why {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly span: Span;
}

export interface ReadMoney extends Why {
  readonly amount: number | null;
  readonly unit: string | null;
  readonly source: string | null;
  readonly span: Span;
}

export interface ReadReport extends Why {
  readonly who: string | null;
  readonly to: string | null;
  readonly when: readonly string[];
  readonly span: Span;
}

export interface ReadMotto extends Why {
  readonly text: string;
  readonly span: Span;
}

/** A node of the outline: chương, mục, điều, khoản, điểm or a bullet. `parent` is an index into `clauses`. */
export interface ReadClause {
  readonly label: string;
  readonly heading: string;
  readonly level: number;
  readonly parent: number | null;
  readonly start: number;
  readonly end: number;
}

/** Something that looks like an order, a date or a number of weight but that no rule could place. */
export interface NotUnderstood {
  readonly span: Span;
  readonly reason:
    | 'verb-without-unit'
    | 'date-without-task'
    | 'number-without-target'
    | 'unread-paragraph';
}

export interface Reading {
  readonly kind: 'formal' | 'letter' | 'news';
  readonly textLength: number;
  readonly main: string | null;
  readonly documents: readonly ReadDocument[];
  readonly relations: readonly ReadRelation[];
  readonly fields: readonly ReadField[];
  /** Totals that the text claims ("6 nhiệm vụ", "9 lĩnh vực"), beside what was found. */
  readonly declared: {
    readonly tasks: number | null;
    readonly fields: number | null;
    readonly tasksSpan: Span | null;
    readonly fieldsSpan: Span | null;
  };
  readonly tasks: readonly ReadTask[];
  readonly indicators: readonly ReadIndicator[];
  readonly phases: readonly ReadPhase[];
  readonly budget: readonly ReadMoney[];
  readonly reports: readonly ReadReport[];
  readonly mottos: readonly ReadMotto[];
  readonly organisations: readonly { readonly name: string; readonly span: Span | null }[];
  readonly clauses: readonly ReadClause[];
  /** Page furniture: menus, counters, related links, banners. Nothing is read from it. */
  readonly boilerplate: readonly Span[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Set when the text carries a secrecy mark (MẬT, TỐI MẬT, TUYỆT MẬT) in its letterhead. */
  readonly secrecy: { readonly mark: 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT'; readonly span: Span } | null;
}
