import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Enrolment } from './account-contract.ts';
import { accountErrors } from './account-errors-contract.ts';
import { tellOfChange } from './account-letters.ts';
import { spendTypedCode } from './one-time-code-check.ts';
import { beginCodes, confirmCodes, newRecoveryCodes } from './one-time-code-enrolment.ts';
import { changeOwnAccount, type Own, ownAccount, requirePassword } from './own-account.ts';
import { wrongCode } from './sign-in-by-code.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { mustUseCodes } from './sign-in-step.ts';
import { countTry, takeBack, wrongTry } from './sign-in-tries.ts';
import { type Account, addresseeOf } from './store/account-store.ts';
import { dropSecret } from './store/one-time-code-store.ts';

/**
 * Begins to turn one's codes on (bật mã 6 số). Who only found an open session cannot: the password is asked.
 *
 * @throws Refusal OLD_PASSWORD_WRONG, CODES_ALREADY_ON, NO_PASSWORD_YET, DEMONSTRATION_ACCOUNT
 */
export async function beginMyCodes(
  platform: Platform,
  own: Own,
  { old }: { readonly old: string },
): Promise<Enrolment> {
  const account = await ownAccount(platform, own);
  await requirePassword(platform, account, old, own.place);
  const { actor } = own;
  const request = { name: 'begin_codes', authorityId: actor.authorityId, author: actor, key: null };
  return perform(platform, request, async ({ tx, now, journal }) => {
    const enrolment = await beginCodes(platform, tx, account, now);
    const subject = { subjectKind: 'account', subjectId: account.id };
    await journal({ ...subject, before: null, after: { username: account.username } });
    return enrolment;
  });
}

/** Turns them on by the first code. @throws Refusal ENROLMENT_CODE_WRONG, ENROLMENT_OVER */
export async function confirmMyCodes(
  platform: Platform,
  rules: SignInRules,
  own: Own,
  { code }: { readonly code: string },
): Promise<{ readonly token: string; readonly recoveryCodes: string[] }> {
  const account = await ownAccount(platform, own);
  let recoveryCodes: string[] = [];
  const token = await changeOwnAccount(platform, own, 'turn_codes_on', async (context) => {
    recoveryCodes = await confirmCodes(platform, rules, context, account.id, code);
    return { username: account.username };
  });
  return { token, recoveryCodes };
}

/**
 * Turns them off: password and code are asked.
 *
 * @throws Refusal CODES_REQUIRED, OLD_PASSWORD_WRONG, ONE_TIME_CODE_WRONG
 */
export async function turnOffMyCodes(
  platform: Platform,
  rules: SignInRules,
  own: Own,
  { old, code }: { readonly old: string; readonly code: string },
): Promise<string> {
  const account = await ownAccount(platform, own);
  if (await mustUseCodes(platform, rules, account)) throw new Refusal(accountErrors.CODES_REQUIRED);
  await requirePassword(platform, account, old, own.place);
  return withCode(platform, own, account, (use) =>
    changeOwnAccount(platform, own, 'turn_codes_off', async (context) => {
      await use(context, code);
      await dropSecret(context.tx, account.id);
      await tellOfChange(context, rules, await addresseeOf(context.tx, account.id), 'codesOff');
      return { username: account.username };
    }),
  );
}

/** Ten new recovery codes in the place of the old ones. @throws Refusal ONE_TIME_CODE_WRONG */
export async function renewMyRecoveryCodes(
  platform: Platform,
  own: Own,
  { code }: { readonly code: string },
): Promise<{ readonly token: string; readonly recoveryCodes: string[] }> {
  const account = await ownAccount(platform, own);
  let recoveryCodes: string[] = [];
  const token = await withCode(platform, own, account, (use) =>
    changeOwnAccount(platform, own, 'renew_recovery_codes', async (context) => {
      await use(context, code);
      recoveryCodes = await newRecoveryCodes(platform, context.tx, account.id);
      return { username: account.username };
    }),
  );
  return { token, recoveryCodes };
}

/** Does something that a code opens; wrong ones count as at the door. */
async function withCode<R>(
  platform: Platform,
  { place }: Own,
  account: Account,
  work: (use: (context: ActContext, typed: string) => Promise<void>) => Promise<R>,
): Promise<R> {
  const counted = await countTry(platform, account.username, place);
  let isWrong = false;
  try {
    const done = await work(async ({ tx, now }, typed) => {
      isWrong = (await spendTypedCode(platform, tx, account.id, typed, now)) === null;
      if (isWrong) throw wrongCode(counted.left);
    });
    await takeBack(platform.db, counted);
    return done;
  } catch (error) {
    if (isWrong) throw await wrongTry(platform, counted, wrongCode);
    throw error;
  }
}
