import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from './secrets.ts';

/**
 * Signs a manifest with the journal key (HMAC-SHA-256): whoever changes a backup can make its hashes fit
 * again, but not this.
 */
export function manifestCode(secrets: Secrets, manifest: Buffer): Buffer {
  const key = Buffer.from(secrets['journal.key']?.trim() ?? '', 'hex');
  const code = createHmac('sha256', key).update('chidao backup\n').update(manifest);
  return Buffer.from(code.digest('hex'));
}

export function isCodeOf(code: Buffer, secrets: Secrets, manifest: Buffer): boolean {
  const expected = manifestCode(secrets, manifest);
  return code.length === expected.length && timingSafeEqual(code, expected);
}
