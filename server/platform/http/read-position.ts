import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LogPosition } from '../database/read-replica.ts';

const COOKIE = 'chidao_seen';
const HEADER = 'chidao-position';
/** After this many seconds every replica that is of any use has come further. */
const KEPT_SECONDS = 300;
const POSITION = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i;

/**
 * How far in the log of the database a reader has seen: given back by browsers as a cookie, by programs as the
 * header `Chidao-Position` of the reply to their last act. Null where it wrote nothing of late.
 */
export function seenPosition(request: FastifyRequest): LogPosition | null {
  const header = request.headers[HEADER];
  const given = typeof header === 'string' ? header : request.cookies[COOKIE];
  return given !== undefined && POSITION.test(given) ? given : null;
}

/** Tells whoever acted what a replica must have reached before it answers them. */
export function givePosition(reply: FastifyReply, position: LogPosition): void {
  if (reply.sent) return;
  void reply.header(HEADER, position).setCookie(COOKIE, position, {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', maxAge: KEPT_SECONDS },
    secure: reply.request.protocol === 'https',
  });
}
