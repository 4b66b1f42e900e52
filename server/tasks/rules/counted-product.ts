/** A product that is counted ("600 hộ được cài nền tảng số"): how many, of what. */
export interface CountedProduct {
  readonly of: number;
  /** The words after the number, as the text has them, at most four. */
  readonly what: string;
}

/** One of something is done or not done; counting begins at two. */
const LEAST = 2;

/**
 * What a task counts, from the words of its product, or null. The number must open the product or follow
 * "ít nhất", "tối thiểu", "khoảng": a year, a document's number or a share in per cent is no count.
 */
export function countedProduct(product: string | null): CountedProduct | null {
  const found =
    /^\s*(?:(?:ít nhất|tối thiểu|khoảng|từ|đủ)\s+)?(\d{1,3}(?:\.\d{3})+|\d+)\s+(\p{L}[^,;.()/]*)/iu.exec(
      product ?? '',
    );
  if (!found) return null;
  const of = Number(found[1]?.replaceAll('.', ''));
  const what = (found[2] ?? '').trim().split(/\s+/).slice(0, 4).join(' ');
  return of >= LEAST && what !== '' ? { of, what } : null;
}

/** The share that a count stands for, in whole per cent, at most 100; done only when all is counted. */
export function percentOfCount(quantity: number, { of }: CountedProduct): number {
  return Math.min(100, Math.floor((quantity / of) * 100));
}
