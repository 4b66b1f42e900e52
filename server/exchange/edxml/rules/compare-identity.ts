import { numberOf } from './document-id.ts';
import type { PackageHeader } from './edxml-package.ts';

/** A fact of the header that the text says otherwise; both as written. */
export interface IdentityDifference {
  readonly field: 'number' | 'issuedOn' | 'signer' | 'type' | 'issuer';
  readonly header: string;
  readonly text: string;
}

/** What was read from the text of the main document. */
export interface ReadIdentity {
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly signer: string | null;
  readonly type: string | null;
  readonly issuer: string | null;
}

/**
 * Holds the header of a package against the text that came with it. What either leaves out differs in nothing:
 * a person decides which of two is right, the text that was signed being the one that orders.
 */
export function compareIdentity(header: PackageHeader, text: ReadIdentity): IdentityDifference[] {
  const pairs = [
    ['number', numberOf(header.code), text.number],
    ['issuedOn', header.issuedOn, text.issuedOn],
    ['signer', header.signerName, text.signer],
    ['type', header.typeName, text.type],
    ['issuer', header.from.name, text.issuer],
  ] as const;
  return pairs.flatMap(([field, said, read]) =>
    said === null || said === '' || read === null || sameWords(field, said, read)
      ? []
      : [{ field, header: said, text: read }],
  );
}

/** Capitals, spaces and titles before a name differ between any two clerks. */
function sameWords(field: IdentityDifference['field'], one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  return field === 'number' || field === 'issuedOn' ? a === b : a.includes(b) || b.includes(a);
}
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,]+/g, '');
}

const FIELD_WORDS = {
  number: 'Số, ký hiệu',
  issuedOn: 'Ngày ban hành',
  signer: 'Người ký',
  type: 'Loại văn bản',
  issuer: 'Cơ quan ban hành',
} as const satisfies Record<IdentityDifference['field'], string>;

/** The sentence that stands beside the reading. */
export function sayDifference({ field, header, text }: IdentityDifference): string {
  return `${FIELD_WORDS[field]} trong gói edXML là “${header}”, trong văn bản là “${text}”. Đối chiếu trước khi ban hành.`;
}
