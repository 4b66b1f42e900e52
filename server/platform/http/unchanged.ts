import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Beyond this a reply is sent as it is: whoever asks for so much asks rarely. In UTF-16 code units. */
const LONGEST = 4 * 1024 * 1024;

/**
 * The ETag of a reply, made of the reply itself: the same words, the same ETag, in every process and after every
 * restart. Weak, because whatever stands before the server may compress it.
 */
export function etagOf(payload: string): string {
  return `W/"${hash('sha1', payload, 'base64url')}"`;
}

/**
 * Gives what is read its ETag, and sends nothing where the sender has it already (If-None-Match, RFC 9110): what was
 * read had to be read again, but it need not travel again. Files and streams go out as they are.
 *
 * @returns what is sent in its place
 */
export function unlessUnchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): unknown {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || reply.statusCode !== 200 || !request.url.startsWith('/api/')) return payload;
  if (typeof payload !== 'string' || payload.length > LONGEST || reply.hasHeader('etag')) {
    return payload;
  }
  const etag = etagOf(payload);
  void reply.header('etag', etag);
  if (!isNamed(request.headers['if-none-match'], etag)) return payload;
  void reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** Whether a header names an ETag, weakly compared. */
export function isNamed(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const strong = (text: string) => text.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((each) => strong(each) === strong(etag));
}
