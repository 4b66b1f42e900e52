/** The languages of the public pages; Vietnamese is the one that an address means when it says nothing. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The address of a page in a language: `/p/…` in Vietnamese, `/en/p/…` in English. */
export function addressIn(lang: Language, path: string): string {
  return lang === 'vi' ? path : `/en${path}`;
}

/** The other language, to which every page leads. */
export function otherLanguage(lang: Language): Language {
  return lang === 'vi' ? 'en' : 'vi';
}
