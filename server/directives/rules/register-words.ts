import { accentFree } from '../../calendar/rules/accent-free.ts';
import { numberKeyOf } from './document-key.ts';
import { DOCUMENT_TYPE_NAMES } from './document-types.ts';

/** Words without accents or signs, one space between: `601/QĐ-BTTTT` → `601 qd btttt`. */
export function plainWords(text: string): string {
  return accentFree(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What a document is searched by. The number comes first, without its leading zeros, so that a search
 * which begins like the number can be told from one that meets its words anywhere; then the number as
 * printed, the type in words, the title, issuer and signer.
 */
export function registerWords(document: {
  readonly type: string;
  readonly number: string | null;
  readonly title: string;
  readonly issuerName: string | null;
  readonly signer: string | null;
}): string {
  const { type, number, title, issuerName, signer } = document;
  return plainWords(
    [
      numberKeyOf(number),
      number,
      DOCUMENT_TYPE_NAMES[type]?.vi ?? type,
      title,
      issuerName,
      signer,
    ].join(' '),
  );
}

/** A search as the register understands it. */
export interface RegisterSearch {
  /** For `to_tsquery('simple', …)`: every word, each as the beginning of one. */
  readonly query: string;
  /** What a number would begin with if the search were one: `601 qd` of `601/QĐ`. */
  readonly numberStart: string;
}

/** Understands what was typed into the search box; null where it holds no letter or digit. */
export function registerSearch(typed: string | undefined): RegisterSearch | null {
  const words = plainWords(typed ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 12);
  if (words.length === 0) return null;
  return {
    query: words.map((word) => `${word}:*`).join(' & '),
    numberStart: words.join(' ').replace(/^0+(?=\d)/, ''),
  };
}
