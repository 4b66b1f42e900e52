import { normaliseDocumentNumber } from '../../../reader/index.ts';
import { accentFree } from '../../calendar/rules/accent-free.ts';

/**
 * By what two registered documents are the same one: number, year and issuer. The symbol alone repeats
 * every year and in every province (22/CTr-UBND), so it never decides by itself (NĐ 30/2020, Điều 15).
 */
export interface DocumentKey {
  readonly numberKey: string;
  readonly year: number | null;
  readonly issuerKey: string;
}

export interface KeyFacts {
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuerUnitId: string | null;
  readonly issuerName: string | null;
}

/** The key of a document; null for one without a number, of which there may be many. */
export function documentKey(facts: KeyFacts): DocumentKey | null {
  const numberKey = numberKeyOf(facts.number);
  if (numberKey === null) return null;
  return { numberKey, year: yearOf(facts), issuerKey: issuerKeyOf(facts) };
}

/** A number as it is compared: `01/CT-BTTTT`, `1 /CT–BTTTT` → `1/CT-BTTTT`. Null for none. */
export function numberKeyOf(number: string | null): string | null {
  const key = normaliseDocumentNumber(number ?? '');
  return key === '' ? null : key;
}

/** The year of issue, else the one inside the number (30/2020/NĐ-CP), else null. */
export function yearOf({ number, issuedOn }: Pick<KeyFacts, 'number' | 'issuedOn'>): number | null {
  if (issuedOn !== null) return Number(issuedOn.slice(0, 4));
  const inside = /\/((?:19|20)\d\d)\//.exec(number ?? '')?.[1];
  return inside === undefined ? null : Number(inside);
}

/** The unit of the register where it is known, else the name without accents. */
export function issuerKeyOf({
  issuerUnitId,
  issuerName,
}: Pick<KeyFacts, 'issuerUnitId' | 'issuerName'>): string {
  return issuerUnitId ?? accentFree(issuerName ?? '');
}
