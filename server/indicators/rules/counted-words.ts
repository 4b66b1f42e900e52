import { accentFree } from '../../calendar/rules/accent-free.ts';

/** What the words of a product come to for one count. */
export interface NamedProducts {
  /** How many products the words name; 0 where they name none of the kind asked for. */
  readonly named: number;
  /** True where a number stands in the words ("03 quy hoạch"), false where one thing is named. */
  readonly numbered: boolean;
}

const NONE: NamedProducts = { named: 0, numbered: false };

/** A number before its noun; "ít nhất", "tối thiểu" and the like may stand before it. A share is no count. */
const NUMBERED =
  /^\s*(?:(?:ít nhất|tối thiểu|khoảng|từ|đủ)\s+)?(\d{1,3}(?:\.\d{3})+|\d+)\s+(\p{L}[^,;.()/]*)/iu;

/** A kind is looked for in so many words after the number: "10 dự thảo văn bản" are "văn bản". */
const NOUN_WORDS = 6;

/**
 * Counts what the words of a task's product name (sản phẩm đếm được): "03 quy hoạch, 05 kế hoạch" are 8, or
 * 3 where only "quy hoạch" is asked for; words without a number name one product.
 *
 * @param kind the noun to count, accents and case aside; null for products of any kind
 */
export function namedProducts(words: string | null, kind: string | null): NamedProducts {
  const text = (words ?? '').trim();
  if (text === '') return NONE;
  const items = text.split(/[,;\n]|\s+và\s+(?=\d)/u).flatMap((item) => {
    const found = NUMBERED.exec(item);
    if (!found) return [];
    return [{ count: Number(found[1]?.replaceAll('.', '')), noun: found[2] ?? '' }];
  });
  const asked = items.filter(({ noun }) => kind === null || names(noun, kind));
  if (asked.length > 0) {
    return { named: asked.reduce((sum, { count }) => sum + count, 0), numbered: true };
  }
  if (items.length > 0) return NONE;
  const isAsked = kind === null || ` ${accentFree(text)} `.startsWith(` ${accentFree(kind)} `);
  return isAsked ? { named: 1, numbered: false } : NONE;
}

function names(noun: string, kind: string): boolean {
  const words = accentFree(noun).split(' ').slice(0, NOUN_WORDS).join(' ');
  return ` ${words} `.includes(` ${accentFree(kind)} `);
}
