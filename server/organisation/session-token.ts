import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes as text; only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A name for the session of a token that gives nothing of it away. */
export function sessionName(token: string): string {
  return hashToken(token).toString('hex');
}

const HOUR = 3_600_000;
const SLIDING = 12 * HOUR;
const ABSOLUTE = 7 * 24 * HOUR;

/** A session ends 12 hours after it was last used, and 7 days after signing in whatever happens. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + SLIDING, createdAt.getTime() + ABSOLUTE));
}
