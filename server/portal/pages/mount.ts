import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../platform/database/database.ts';
import type { Html } from '../../platform/html/html.ts';
import { addressIn, LANGUAGES, type Language } from '../../platform/html/language.ts';
import { type HashedFile, PUBLIC_SCRIPT, PUBLIC_STYLE } from '../../platform/html/style.ts';
import { Refusal } from '../../platform/refusal.ts';
import { ALL_BODIES, type PublicCache, type PublicReply } from '../public-cache.ts';
import { openTurnstile, TooBusy, type Turnstile } from '../waiting-lines.ts';
import { brokenPage, busyPage, missingPage } from './plain-pages.ts';
import { sendFresh, sendKept } from './send-reply.ts';

/** What a reader asks for. Nothing of who asks is known: no session, no cookie, no address. */
export interface PublicAsk {
  readonly lang: Language;
  /** The address without language and query, such as `/p/bo-tttt`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Only the parameters that the page declares, each at most 100 letters; empty ones are left out. */
  readonly query: Readonly<Record<string, string>>;
}

/** What is shown. */
export interface PublicAnswer {
  /** A whole document (see `pageShell`), a text, or the bytes of a file. */
  readonly body: string | Html | Buffer;
  /** Ids of the authorities whose publications it shows, or `ALL_BODIES`: with a change of theirs it is forgotten. */
  readonly authorities: readonly string[];
  /** `text/html; charset=utf-8` if absent. */
  readonly type?: string;
  /** 200 if absent. */
  readonly status?: 200 | 404 | 410;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Null: there is nothing at this address, and a page says so. Another address: it moved for ever. */
export type Render = (
  ask: PublicAsk,
) => Promise<PublicAnswer | { readonly movedTo: string } | null>;

export interface PageOptions {
  /** Names of the query parameters that change the page; every other is left out. */
  readonly query?: readonly string[];
  /** False: also without a twin under `/en`, for data and feeds. */
  readonly languages?: readonly Language[];
  /** False: rendered for each request and kept nowhere, for pages that show one person's own affair. */
  readonly isKept?: boolean;
}

/** Where the parts of the public side mount their pages. */
export interface PublicPages {
  readonly app: FastifyInstance;
  /** Reads only, on very few connections of its own. */
  readonly db: Db;
  readonly cache: PublicCache;
  /** Where the server is reached, such as `https://cong-khai.example.vn`; empty where that is not known. */
  readonly origin: string;
}

/** Public requests answered in one turn of the event loop, and those that may wait for theirs. */
const PER_TURN = 8;
const MOST_WAITING = 1_000;

const turnstiles = new WeakMap<FastifyInstance, Turnstile>();

/**
 * Mounts a public page (trang công khai) for GET and HEAD at `/p/…` and `/en/p/…`: kept, rendered once for a crowd,
 * with its tag and its compressed forms; forgotten when its authority publishes.
 *
 * @param path begins with `/`; parameters as Fastify writes them
 */
export function page(
  pages: PublicPages,
  path: string,
  render: Render,
  options: PageOptions = {},
): void {
  for (const lang of options.languages ?? LANGUAGES) {
    const errorHandler = sayInWords(lang, pages.origin);
    pages.app.get(addressIn(lang, path), { errorHandler, config }, async (request, reply) => {
      await turnOf(pages.app).enter();
      const ask = askOf(request, lang, options.query ?? []);
      // Typed by hand, addresses end in a slash now and then.
      if (ask.path.endsWith('/')) return sendFresh(reply, movedTo(withoutSlash(ask)));
      if (ask.path.length > MOST_OF_ADDRESS)
        return sendFresh(reply, missingPage(lang, pages.origin));
      if (options.isKept === false) {
        const fresh = await render(ask);
        return sendFresh(reply, fresh === null ? missingPage(lang, pages.origin) : replyOf(fresh));
      }
      const kept = await pages.cache.get(keyOf(ask), async () => {
        const answer = await render(ask);
        return answer && replyOf(answer);
      });
      return kept === null
        ? sendFresh(reply, missingPage(lang, pages.origin))
        : sendKept(request, reply, kept);
    });
  }
}

/** A limit of its own: a crowd that reads from behind the address of an office does not lock its staff out. */
const config = { rateLimit: {} };

/** A reader is told in words what to do, whatever went wrong; what it was stands in the log. */
function sayInWords(lang: Language, origin: string) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof TooBusy || error instanceof Refusal) {
      if (!reply.hasHeader('retry-after')) void reply.header('retry-after', '3');
      const status = error instanceof Refusal ? error.text.status : 503;
      return sendFresh(reply, { ...busyPage(lang, origin), status });
    }
    request.log.error({ err: error }, 'a public page could not be made');
    return sendFresh(reply, brokenPage(lang, origin));
  };
}

/** The style sheet and the script of the public pages, kept for ever by their hashed names. */
export function publicFiles({ app }: PublicPages): void {
  for (const file of [PUBLIC_STYLE, PUBLIC_SCRIPT]) {
    app.get(file.path, async (request, reply) => sendFile(request, reply, file));
  }
}

function turnOf(app: FastifyInstance): Turnstile {
  const known = turnstiles.get(app) ?? openTurnstile(PER_TURN, MOST_WAITING);
  turnstiles.set(app, known);
  return known;
}

/** No address of ours is longer; longer ones are not even remembered as leading nowhere. */
const MOST_OF_ADDRESS = 400;
/** Of a value that somebody types into an address. */
const MOST_LETTERS = 100;

function askOf(request: FastifyRequest, lang: Language, names: readonly string[]): PublicAsk {
  const url = new URL(request.url, 'http://localhost');
  const query = names.flatMap((name) => {
    const value = url.searchParams.get(name)?.trim().normalize('NFC').slice(0, MOST_LETTERS);
    return value ? [[name, value] as const] : [];
  });
  const params = Object.entries(Object(request.params)).map(([name, value]) => [
    name,
    String(value),
  ]);
  const path = lang === 'vi' ? url.pathname : url.pathname.slice(3);
  return { lang, path, params: Object.fromEntries(params), query: Object.fromEntries(query) };
}

function movedTo(location: string): PublicReply {
  return {
    ...{ status: 301, type: 'text/plain; charset=utf-8', bytes: Buffer.alloc(0) },
    ...{ headers: { location }, authorities: [ALL_BODIES] },
  };
}

function withoutSlash({ lang, path }: PublicAsk): string {
  return addressIn(lang, path.replace(/\/+$/, ''));
}

function keyOf({ lang, path, query }: PublicAsk): string {
  return `${lang} ${path} ${new URLSearchParams(query)}`;
}

function replyOf(answer: PublicAnswer | { readonly movedTo: string }): PublicReply {
  if ('movedTo' in answer) return movedTo(answer.movedTo);
  const { body, status = 200, type = 'text/html; charset=utf-8', headers = {} } = answer;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.toString());
  return { status, type, bytes, headers, authorities: answer.authorities };
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: HashedFile): FastifyReply {
  const encodings = String(request.headers['accept-encoding'] ?? '');
  const isBrotli = /\bbr\b/.test(encodings);
  const isGzip = !isBrotli && /\bgzip\b/.test(encodings);
  if (isBrotli || isGzip) void reply.header('content-encoding', isBrotli ? 'br' : 'gzip');
  return reply
    .type(file.type)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('vary', 'accept-encoding')
    .send(isBrotli ? file.brotli : isGzip ? file.gzip : file.bytes);
}
