import { addressIn, type Language } from '../../platform/html/language.ts';

/** Where a plan stands: the pieces of its address. */
export interface PlanPlace {
  readonly authority: string;
  readonly plan: string;
}

/** The stable addresses of the public side, without a language. Data and feeds are the same in all languages. */
export const addresses = {
  bodies: '/p',
  body: (authority: string) => `/p/${authority}`,
  bodyFeed: (authority: string) => `/p/${authority}/tin.atom`,
  plan: ({ authority, plan }: PlanPlace) => `/p/${authority}/${plan}`,
  /** A task, a target or a ranking, by its key. */
  thing: ({ authority, plan }: PlanPlace, key: string) => `/p/${authority}/${plan}/${key}`,
  file: ({ authority, plan }: PlanPlace, key: string) => `/p/${authority}/${plan}/tep/${key}`,
  data: ({ authority, plan }: PlanPlace, ending: 'csv' | 'xlsx' | 'json') =>
    `/p/${authority}/${plan}/du-lieu.${ending}`,
  dictionary: ({ authority, plan }: PlanPlace) => `/p/${authority}/${plan}/tu-dien`,
  feed: ({ authority, plan }: PlanPlace) => `/p/${authority}/${plan}/cap-nhat.atom`,
  calendar: ({ authority, plan }: PlanPlace) => `/p/${authority}/${plan}/han.ics`,
  feedback: ({ authority, plan }: PlanPlace) => `/p/${authority}/${plan}/gop-y`,
  follow: ({ authority, plan }: PlanPlace) => `/p/theo-doi/${authority}/${plan}`,
} as const;

/** An address with parameters, those without a value left out. */
export function withQuery(
  lang: Language,
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return addressIn(lang, path) + (search === '' ? '' : `?${search}`);
}
