import { type ArticleContent, type ArticleText, isPicture } from './article-text.ts';

/** What an article still lacks before it can be laid before anybody. */
export type Lack =
  | { readonly code: 'headline' | 'lead'; readonly lang: 'vi' | 'en' }
  | { readonly code: 'picture_words'; readonly lang: 'vi' | 'en'; readonly name: string }
  | { readonly code: 'correction_words' };

/** A correction says what was wrong in at least so many letters. */
export const CORRECTION_LETTERS = 10;

/**
 * Everything that is missing, at once: a headline and a lead in each language that the article has, words for each
 * picture in each of them, and for a correction what it corrects.
 */
export function lacksOf(
  { vi, en, files }: ArticleContent,
  { editions, note }: { readonly editions: number; readonly note: string | null },
): Lack[] {
  const pictures = files.filter(isPicture);
  const inWords = (text: ArticleText, lang: 'vi' | 'en'): Lack[] => [
    ...(text.headline === '' ? [{ code: 'headline' as const, lang }] : []),
    ...(text.lead.length === 0 ? [{ code: 'lead' as const, lang }] : []),
    ...pictures.flatMap(({ name, alt, altEn }) =>
      (lang === 'vi' ? alt : altEn) === '' ? [{ code: 'picture_words' as const, lang, name }] : [],
    ),
  ];
  const isUnexplained = editions > 0 && (note ?? '').trim().length < CORRECTION_LETTERS;
  return [
    ...inWords(vi, 'vi'),
    ...(en === null ? [] : inWords(en, 'en')),
    ...(isUnexplained ? [{ code: 'correction_words' as const }] : []),
  ];
}
