import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeptReply, PublicReply } from '../public-cache.ts';

/** Fresh for a minute; for an hour more a cache may show it while it asks again. */
const CACHING = 'public, max-age=60, stale-while-revalidate=3600';

/**
 * Stricter than the working side: public pages need no style but their one sheet, and no script but their one file.
 */
const POLICY = [
  ...["default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'"],
  ...["font-src 'self'", "connect-src 'none'", "manifest-src 'self'", "form-action 'self'"],
  ...["base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

type Form = 'br' | 'gzip' | null;

/** Sends what is kept in the form that the reader understands, or only says that the reader's own copy is right. */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptReply,
): FastifyReply {
  const form = formFor(request.headers['accept-encoding'], kept);
  const tag = `"${kept.tag}${form === null ? '' : `-${form}`}"`;
  begin(reply, kept).header('cache-control', CACHING).header('etag', tag);
  if (kept.brotli !== null) void reply.header('vary', 'accept-encoding');
  if (kept.status === 200 && isKnown(request.headers['if-none-match'], tag)) {
    return reply.code(304).removeHeader('content-type').send();
  }
  if (form !== null) void reply.header('content-encoding', form);
  return reply.send(bytesOf(kept, form));
}

/** Sends a page that nobody keeps. */
export function sendFresh(reply: FastifyReply, page: PublicReply): FastifyReply {
  return begin(reply, page).header('cache-control', 'no-store').send(page.bytes);
}

function begin(reply: FastifyReply, { status, type, headers }: PublicReply): FastifyReply {
  reply.code(status).type(type).headers(headers);
  if (type.startsWith('text/html')) void reply.header('content-security-policy', POLICY);
  return reply;
}

function bytesOf(kept: KeptReply, form: Form): Buffer {
  if (form === 'br') return kept.brotli ?? kept.bytes;
  return form === 'gzip' ? (kept.gzip ?? kept.bytes) : kept.bytes;
}

/** Brotli, then gzip, then as it is; a form that the reader gives no weight is not sent. */
function formFor(accepted: string | string[] | undefined, kept: KeptReply): Form {
  if (kept.brotli === null) return null;
  const wanted = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*q=/))
    .filter(([, weight]) => weight === undefined || Number(weight) > 0)
    .map(([name]) => name);
  if (wanted.includes('br')) return 'br';
  return wanted.includes('gzip') || wanted.includes('*') ? 'gzip' : null;
}

/** Whether the reader says that it has this very form already. A weak tag is as good for reading (RFC 9110, 13.1.2). */
function isKnown(given: string | undefined, tag: string): boolean {
  if (given === undefined) return false;
  const tags = given.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(tag);
}
