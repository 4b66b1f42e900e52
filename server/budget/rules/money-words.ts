import { isYears, type Years } from './period.ts';

/** A sum in the words around it: the sentence that states it, and what the sentence says of it. */
export interface MoneyWords {
  readonly sentence: string;
  /** The years for which the sentence gives the sum; null where it names none. */
  readonly years: Years | null;
  /** A fund by its own name (`Quỹ dịch vụ viễn thông công ích Việt Nam`); null where none is named. */
  readonly fund: string | null;
}

const BREAK = /\n|;|[.!?](?=\s+\p{Lu})/gu;
/** `năm 2022`, `giai đoạn 2022 - 2023`, `các năm 2022 và 2023`; never the year of a written day. */
const YEARS =
  /(?<!tháng \d{1,2} )(?:giai đoạn|năm)\s+(\d{4})(?:\s*(?:-|–|—|,|và|đến)\s*(?:năm\s+)?(\d{4})(?!\d))?/giu;
const FUND =
  /Quỹ \p{L}[\p{L} ]{2,80}?(?=\s*(?:[^\p{L}\s]|$|\s(?:để|cho|theo|năm|là|với|hỗ trợ|chi trả)\s))/gu;
const OTHER_SUM = /\d\s*(?:(?:nghìn |ngàn )?tỷ|triệu|nghìn|ngàn)?\s*đồng/iu;

/**
 * The sentence in which a sum stands and what it says of the sum.
 *
 * @param at the place of the sum in `text`, [start, end)
 */
export function wordsAround(
  text: string,
  at: { readonly start: number; readonly end: number },
): MoneyWords {
  const breaks = [...text.matchAll(BREAK)].map(({ index }) => index);
  const from = (breaks.findLast((place) => place < at.start) ?? -1) + 1;
  const to = breaks.find((place) => place >= at.end) ?? text.length;
  const sentence = text.slice(from, to);
  const sum = { start: at.start - from, end: at.end - from };
  const years = nearest(sentence, sum, YEARS);
  const said = years && { from: Number(years[1]), to: Number(years[2] ?? years[1]) };
  return {
    sentence: plain(sentence).replace(/\.$/u, ''),
    years: said && isYears(said) ? said : null,
    fund: plain(nearest(sentence, sum, FUND)?.[0] ?? '') || null,
  };
}

/**
 * The phrase that belongs to a sum: no other sum stands between, and one of the same clause goes before one
 * across a comma or "và" (`năm 2022 là 120 tỷ đồng, năm 2023 là 80 tỷ đồng`).
 */
function nearest(
  sentence: string,
  sum: { readonly start: number; readonly end: number },
  phrase: RegExp,
): RegExpMatchArray | null {
  let best: { match: RegExpMatchArray; far: number } | null = null;
  for (const match of sentence.matchAll(phrase)) {
    const end = match.index + match[0].length;
    const between =
      end <= sum.start ? sentence.slice(end, sum.start) : sentence.slice(sum.end, match.index);
    if (OTHER_SUM.test(between)) continue;
    const far = between.length + (/,|\svà\s/u.test(between) ? sentence.length : 0);
    if (best === null || far < best.far) best = { match, far };
  }
  return best?.match ?? null;
}

function plain(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
