import type { Platform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { keyedHash, openText, sealText } from '../platform/sealed-text.ts';
import { accountErrors } from './account-errors-contract.ts';
import { stepOfCode } from './rules/one-time-code.ts';
import { isOneTimeCode, readRecoveryCode } from './rules/recovery-code.ts';
import { loadSecret, spendRecoveryCode, spendStep } from './store/one-time-code-store.ts';

type Key = Pick<Platform, 'journalKey'>;

export function sealSecret({ journalKey }: Key, accountId: string, secret: string): Buffer {
  return sealText(journalKey, 'one-time code', accountId, secret);
}

/** @throws Refusal CODES_UNREADABLE where it was sealed with a key that the installation has no more */
export function openSecret({ journalKey }: Key, accountId: string, sealed: Buffer): string {
  try {
    return openText(journalKey, 'one-time code', accountId, sealed);
  } catch {
    throw new Refusal(accountErrors.CODES_UNREADABLE);
  }
}

/** Recovery codes are short: without the installation's key nobody can try them against a copy of the data. */
export function hashRecoveryCode({ journalKey }: Key, accountId: string, code: string): Buffer {
  return keyedHash(journalKey, 'recovery code', `${accountId} ${code}`);
}

/**
 * Uses up what was typed as the second step: a code of the app, each step once, or a recovery code, each once.
 * Null where it is neither. Of two that bring the same code at once one gets in.
 */
export async function spendTypedCode(
  platform: Key,
  tx: Tx,
  accountId: string,
  typed: string,
  now: Date,
): Promise<'code' | 'recovery' | null> {
  const kept = await loadSecret(tx, accountId);
  if (kept === null || kept.confirmedAt === null) return null;
  if (isOneTimeCode(typed)) {
    const secret = openSecret(platform, accountId, kept.secret);
    const step = stepOfCode(secret, typed.replace(/\s/g, ''), now);
    return step !== null && (await spendStep(tx, accountId, step)) ? 'code' : null;
  }
  const recovery = readRecoveryCode(typed);
  if (recovery === null) return null;
  const hash = hashRecoveryCode(platform, accountId, recovery);
  return (await spendRecoveryCode(tx, accountId, hash, now)) ? 'recovery' : null;
}
