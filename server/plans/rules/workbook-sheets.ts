import { type Day, formatDay, isDay, parseDay, partsOf } from '../../calendar/rules/day.ts';
import { DOCUMENT_TYPE_NAMES } from '../../directives/rules/document-types.ts';
import type { Draft } from '../contract.ts';
import { type SheetFault, sheetFault } from './table-faults.ts';
import { labelKey } from './task-columns.ts';
import { unitCell, unitOf, unitsInCell } from './unit-cell.ts';

/** The sheets of our workbook (mẫu Excel): the tasks, the document, how to fill both in. */
export const SHEETS = { tasks: 'Nhiệm vụ', document: 'Văn bản', guide: 'Hướng dẫn' } as const;

export const IDENTITY_LABELS = {
  type: 'Loại văn bản',
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  issuer: 'Cơ quan ban hành',
  signer: 'Người ký',
  title: 'Trích yếu',
  declaredTasks: 'Số nhiệm vụ văn bản nêu',
  declaredFields: 'Số lĩnh vực văn bản nêu',
} as const;
type IdentityField = keyof typeof IDENTITY_LABELS;

/** Written in place of a number where the document bears none. */
export const UNNUMBERED = 'không số';

const FIELDS = Object.keys(IDENTITY_LABELS).filter(
  (field): field is IdentityField => field in IDENTITY_LABELS,
);

/** What the sheet of the document says. */
export interface DocumentSheet {
  readonly identity: Draft['identity'];
  readonly declared: Draft['declared'];
  readonly year: number | null;
  readonly faults: readonly SheetFault[];
  /** The lines as text, for the source that the review shows. */
  readonly lines: readonly string[];
}

/** Reads the sheet "Văn bản": a label and a value a line; empty values are left to the officer. */
export function documentSheet(rows: readonly (readonly string[])[]): DocumentSheet {
  const found = new Map<IdentityField, { value: string; line: number }>();
  rows.forEach(([label = '', value = ''], index) => {
    const field = FIELDS.find((each) => labelKey(IDENTITY_LABELS[each]) === labelKey(label));
    if (field && value.trim() !== '') found.set(field, { value: value.trim(), line: index + 1 });
  });
  const faults: SheetFault[] = [];
  const read = <T>(field: IdentityField, take: (value: string) => T | null, accepted: Accepted) => {
    const cell = found.get(field);
    if (!cell) return null;
    const taken = take(cell.value);
    if (taken === null) {
      const column = IDENTITY_LABELS[field];
      faults.push(sheetFault({ sheet: SHEETS.document, column, ...cell }, accepted));
    }
    return taken;
  };
  const text = (field: IdentityField) => found.get(field)?.value ?? null;
  const issuedOn = read('issuedOn', parseDay, ACCEPTED.day);
  const number = text('number');
  const unnumbered = number !== null && labelKey(number) === labelKey(UNNUMBERED);
  const issuer = unitsInCell(text('issuer') ?? '', false)[0];
  return {
    identity: {
      type: read('type', typeOf, ACCEPTED.type),
      number: unnumbered ? null : number,
      issuedOn,
      issuer: issuer ? unitOf(issuer) : null,
      signer: text('signer'),
      title: text('title'),
      spans: {},
      ...(unnumbered ? { unnumbered } : {}),
    },
    declared: {
      tasks: read('declaredTasks', countOf, ACCEPTED.count),
      fields: read('declaredFields', countOf, ACCEPTED.count),
    },
    year: issuedOn === null ? null : partsOf(issuedOn).year,
    faults,
    lines: FIELDS.flatMap((field) => {
      const cell = found.get(field);
      return cell ? [`${IDENTITY_LABELS[field]}: ${cell.value}`] : [];
    }),
  };
}

/** The inverse: label and value a line. */
export function documentRows(
  { identity, declared }: Pick<Draft, 'identity' | 'declared'>,
  issuerIsClear: boolean,
): [string, string][] {
  const { issuedOn, issuer } = identity;
  const values: Record<IdentityField, string> = {
    type: identity.type ?? '',
    number: identity.unnumbered ? UNNUMBERED : (identity.number ?? ''),
    issuedOn: issuedOn !== null && isDay(issuedOn) ? formatDay(issuedOn) : '',
    issuer: issuer ? unitCell(issuer, issuerIsClear) : '',
    signer: identity.signer ?? '',
    title: identity.title ?? '',
    declaredTasks: String(declared.tasks ?? ''),
    declaredFields: String(declared.fields ?? ''),
  };
  return FIELDS.map((field) => [IDENTITY_LABELS[field], values[field]]);
}

/** The year in which words like "31/12" fall. */
export function yearOf(issuedOn: string | null): number | null {
  const day: Day | null = issuedOn !== null && isDay(issuedOn) ? issuedOn : null;
  return day === null ? null : partsOf(day).year;
}

type Accepted = Parameters<typeof sheetFault>[1];

const ACCEPTED = {
  day: {
    vi: 'không phải ngày; nhận dd/mm/yyyy, ví dụ 05/02/2026.',
    en: 'is no day; accepted: dd/mm/yyyy, such as 05/02/2026.',
  },
  type: {
    vi: `không phải loại văn bản; nhận ${Object.keys(DOCUMENT_TYPE_NAMES).join(', ')} hoặc tên đầy đủ.`,
    en: `is no type of document; accepted: ${Object.keys(DOCUMENT_TYPE_NAMES).join(', ')} or the full name.`,
  },
  count: {
    vi: 'không phải số đếm; nhận số từ 0 đến 10000.',
    en: 'is no count; accepted: a number from 0 to 10000.',
  },
} as const satisfies Record<string, Accepted>;

function typeOf(value: string): string | null {
  const wanted = labelKey(value);
  const found = Object.entries(DOCUMENT_TYPE_NAMES).find(
    ([code, { vi }]) => code === value || labelKey(vi) === wanted,
  );
  return found?.[0] ?? null;
}

function countOf(value: string): number | null {
  return /^\d{1,5}$/.test(value) && Number(value) <= 10_000 ? Number(value) : null;
}
