import { randomBytes } from 'node:crypto';
import { renderSVG } from 'uqr';
import type { ActContext, Platform } from '../platform/act.ts';
import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Enrolment } from './account-contract.ts';
import { accountErrors } from './account-errors-contract.ts';
import { tellOfChange } from './account-letters.ts';
import { hashRecoveryCode, openSecret, sealSecret } from './one-time-code-check.ts';
import { SECRET_BYTES, secretAddress, secretText, stepOfCode } from './rules/one-time-code.ts';
import {
  RECOVERY_BYTES,
  RECOVERY_CODES,
  readRecoveryCode,
  recoveryCode,
} from './rules/recovery-code.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { type Account, addresseeOf } from './store/account-store.ts';
import {
  beginSecret,
  confirmSecret,
  loadSecret,
  replaceRecoveryCodes,
} from './store/one-time-code-store.ts';

/*
 * The steps of turning one-time codes on, as they are done both at the door and at one's own account. Nothing
 * counts until one code of the new secret has been typed.
 */

/** Makes a secret that waits for its first code. @throws Refusal CODES_ALREADY_ON */
export async function beginCodes(
  platform: Platform,
  tx: Tx,
  account: Account,
  now: Date,
): Promise<Enrolment> {
  const secret = secretText(randomBytes(SECRET_BYTES));
  const begun = await beginSecret(tx, account.id, sealSecret(platform, account.id, secret), now);
  if (!begun) throw new Refusal(accountErrors.CODES_ALREADY_ON);
  const address = secretAddress(secret, account.username);
  return { secret, address, picture: renderSVG(address, { ecc: 'M', border: 2, pixelSize: 4 }) };
}

/**
 * Turns codes on by the first code, and gives the recovery codes: shown this once, kept as hashes.
 *
 * @throws Refusal ENROLMENT_CODE_WRONG, ENROLMENT_OVER
 */
export async function confirmCodes(
  platform: Platform,
  rules: SignInRules,
  context: ActContext,
  accountId: string,
  typed: string,
): Promise<string[]> {
  const { tx, now } = context;
  const kept = await loadSecret(tx, accountId);
  if (kept === null || kept.confirmedAt !== null) throw new Refusal(accountErrors.ENROLMENT_OVER);
  const secret = openSecret(platform, accountId, kept.secret);
  const step = stepOfCode(secret, typed.replace(/\s/g, ''), now);
  if (step === null) {
    const fields = [{ field: 'code', rule: 'custom', message: '' }];
    throw new Refusal(accountErrors.ENROLMENT_CODE_WRONG, {}, { fields });
  }
  const isOurs = await confirmSecret(tx, accountId, kept.secret, step, now);
  if (!isOurs) throw new Refusal(accountErrors.ENROLMENT_OVER);
  await tellOfChange(context, rules, await addresseeOf(tx, accountId), 'codesOn');
  return newRecoveryCodes(platform, tx, accountId);
}

/** Puts ten new recovery codes in the place of those that there were. */
export async function newRecoveryCodes(
  platform: Platform,
  tx: Tx,
  accountId: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCode(randomBytes(RECOVERY_BYTES)),
  );
  const hashes = codes.map((code) =>
    hashRecoveryCode(platform, accountId, readRecoveryCode(code) ?? ''),
  );
  await replaceRecoveryCodes(tx, accountId, hashes);
  return codes;
}
