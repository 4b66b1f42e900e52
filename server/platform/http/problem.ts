import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ErrorText, type Problem, platformErrors } from '../contract.ts';
import { fillSentence, Refusal } from '../refusal.ts';
import type { Metrics } from './metrics.ts';

/** The one place that turns an error into a reply: problem+json (RFC 9457) in both languages. */
export function problemHandler(metrics: Metrics) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = asRefusal(error);
    if (refusal.text.status >= 500) request.log.error({ err: error }, 'request failed');
    metrics.refused(refusal.text.code);
    const body: Problem = {
      type: `urn:chidao:problem:${refusal.text.code}`,
      code: refusal.text.code,
      status: refusal.text.status,
      title: {
        vi: fillSentence(refusal.text.vi, refusal.facts),
        en: fillSentence(refusal.text.en, refusal.facts),
      },
      requestId: request.id,
      ...(refusal.details === undefined ? {} : { details: refusal.details }),
    };
    void reply.code(refusal.text.status).type('application/problem+json').send(body);
  };
}

const byStatus: Readonly<Record<number, ErrorText>> = {
  400: platformErrors.BAD_INPUT,
  404: platformErrors.NOT_FOUND,
  413: platformErrors.TOO_LARGE,
  415: platformErrors.WRONG_MEDIA_TYPE,
  429: platformErrors.TOO_MANY,
  503: platformErrors.BUSY,
};

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => ({
      field: issue.path.map(String).join('.'),
      rule: issue.code,
      message: issue.message,
    }));
    return new Refusal(platformErrors.BAD_INPUT, {}, { fields });
  }
  const status = (error as FastifyError | null)?.statusCode ?? 500;
  if (isFullDisk(error)) return new Refusal(platformErrors.DISK_FULL);
  if (isLostDatabase(error)) return new Refusal(platformErrors.BUSY);
  return new Refusal(byStatus[status] ?? platformErrors.UNEXPECTED);
}

/** Connection errors of the database: the server is alive and says "try again" instead of failing. */
function isLostDatabase(error: unknown): boolean {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  if (typeof code === 'string') {
    return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|57P0\d|08\d{3}|53300)$/.test(code);
  }
  // What the driver itself says has no code.
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    String(message),
  );
}

/** No room for a file, or for the database: nothing was written, and waiting does not help. */
function isFullDisk(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100';
}
