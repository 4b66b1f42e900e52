import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { addressIn, LANGUAGES } from '../../../platform/html/language.ts';
import { etagOf, isNamed } from '../../../platform/http/unchanged.ts';
import type { ApiDocument } from '../make-document.ts';
import { DOCS, type DocsBook, openBook } from './docs-book.ts';
import { docsPage, missingPage } from './docs-pages.ts';

/** As strict as the public pages: their one sheet, their one script, nothing else. */
const POLICY = [
  ...["default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'"],
  ...["font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');
/** Pages are made in a moment; those that are read most are kept. */
const KEPT_PAGES = 300;
const LONGEST_QUESTION = 100;

/**
 * The pages of the open interface at `/docs/api` and `/en/docs/api`: no session, no script, made of the document.
 *
 * @param origin where the server is reached; empty where that is not known
 */
export function docsRoutes(
  app: FastifyInstance,
  document: () => ApiDocument,
  origin: string,
): void {
  const books = new Map<string, DocsBook>();
  const bookIn = (lang: (typeof LANGUAGES)[number]) => {
    const book = books.get(lang) ?? openBook(document(), lang, origin);
    books.set(lang, book);
    return book;
  };
  const kept = new LRUCache<string, { readonly text: string }>({ max: KEPT_PAGES });
  for (const lang of LANGUAGES) {
    for (const path of [DOCS, `${DOCS}/*`]) {
      app.get<{ Params: { '*'?: string }; Querystring: { q?: string | string[] } }>(
        addressIn(lang, path),
        async (request, reply) => {
          const rest = (request.params['*'] ?? '').split('/').filter(Boolean);
          const question = [request.query.q ?? ''].flat().join(' ').slice(0, LONGEST_QUESTION);
          const [book, other] = [bookIn(lang), bookIn(lang === 'vi' ? 'en' : 'vi')];
          const key = JSON.stringify([lang, rest, question]);
          const text = kept.get(key)?.text ?? docsPage(book, other, rest, question);
          if (text !== null) kept.set(key, { text });
          const page = text ?? missingPage(book);
          const etag = etagOf(page);
          void reply
            .code(text === null ? 404 : 200)
            .type('text/html; charset=utf-8')
            .header('content-security-policy', POLICY)
            .header('cache-control', 'public, max-age=300')
            .header('etag', etag);
          if (text !== null && isNamed(request.headers['if-none-match'], etag)) {
            return reply.code(304).send();
          }
          return reply.send(page);
        },
      );
    }
  }
}
