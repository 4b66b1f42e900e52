import { html, join } from '../../platform/html/html.ts';
import { addressIn, LANGUAGES } from '../../platform/html/language.ts';
import { ALL_BODIES } from '../public-cache.ts';
import type { PublishedAuthority, PublishedRow } from '../store/published.ts';
import { addresses } from './addresses.ts';
import type { PublicAnswer } from './mount.ts';

/** A page as search engines are told of it. */
export interface MappedPage {
  /** Without a language. */
  readonly path: string;
  readonly changedAt: Date;
  /** False where there is no English twin. */
  readonly hasTwin?: boolean;
}

/** What of each body stands in the map. */
export interface MappedBody {
  readonly body: PublishedAuthority;
  readonly plans: readonly PublishedRow[];
  /** Pages of other parts, such as articles. */
  readonly others: readonly MappedPage[];
}

/** The protocol takes so many addresses in one file (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** Every published page in both languages with its last change, for search engines. Tasks are found from their plans. */
export function siteMap(bodies: readonly MappedBody[], origin: string): PublicAnswer {
  const newest = bodies.map(({ body }) => body.publishedAt.getTime());
  const pages: MappedPage[] = [
    ...(newest.length > 0
      ? [{ path: addresses.bodies, changedAt: new Date(Math.max(...newest)) }]
      : []),
    ...bodies.flatMap(({ body, plans, others }) => [
      { path: addresses.body(body.slug), changedAt: body.publishedAt },
      ...plans
        .filter(({ state }) => state === 'published')
        .map(({ slug, publishedAt }) => ({
          path: addresses.plan({ authority: body.slug, plan: slug }),
          changedAt: publishedAt,
        })),
      ...others,
    ]),
  ];
  const entries = pages
    .slice(0, MOST_ADDRESSES / LANGUAGES.length)
    .flatMap(({ path, changedAt, hasTwin = true }) => {
      const languages = LANGUAGES.filter((lang) => lang === 'vi' || hasTwin);
      const twins = languages.map(
        (lang) =>
          html`<xhtml:link rel="alternate" hreflang="${lang}" href="${origin + addressIn(lang, path)}"/>`,
      );
      return languages.map(
        (lang) =>
          html`<url><loc>${origin + addressIn(lang, path)}</loc><lastmod>${changedAt.toISOString()}</lastmod>${join(twins)}</url>\n`,
      );
    });
  return {
    authorities: [ALL_BODIES],
    type: 'application/xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${join(entries)}</urlset>\n`,
  };
}

/** Robots read what was published and leave the working side alone; forms and filters lead them nowhere. */
export function robotsText(origin: string): PublicAnswer {
  const lines = [
    ...['User-agent: *', 'Allow: /p', 'Allow: /en/p', 'Allow: /assets/', 'Allow: /icon'],
    ...['Disallow: /p/*/gop-y', 'Disallow: /p/gop-y/', 'Disallow: /p/theo-doi/'],
    ...['Disallow: /en/p/*/gop-y', 'Disallow: /en/p/gop-y/', 'Disallow: /en/p/theo-doi/'],
    ...['Disallow: /*?*tinh-hinh=', 'Disallow: /*?*don-vi=', 'Disallow: /*?*linh-vuc='],
    'Disallow: /',
    ...(origin === '' ? [] : ['', `Sitemap: ${origin}/p/sitemap.xml`]),
  ];
  return { authorities: [], type: 'text/plain; charset=utf-8', body: `${lines.join('\n')}\n` };
}
