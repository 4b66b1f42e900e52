import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Enrolment } from './account-contract.ts';
import { accountErrors } from './account-errors-contract.ts';
import { spendTypedCode } from './one-time-code-check.ts';
import { beginCodes, confirmCodes } from './one-time-code-enrolment.ts';
import { hashToken } from './session-token.ts';
import { type AtTheDoor, firstActor, type SignedIn, startSession } from './sign-in.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { accountOfTicket } from './sign-in-step.ts';
import { countTry, takeBack, wrongTry } from './sign-in-tries.ts';
import { spendLink } from './store/sign-in-link-store.ts';

/**
 * The second step: a code of the app or a recovery code. Wrong ones count with the wrong passwords of the same
 * name, and a right password in between takes none of them back.
 *
 * @throws Refusal TICKET_OVER, ONE_TIME_CODE_WRONG, ACCOUNT_LOCKED, ADDRESS_LOCKED, NO_POST
 */
export async function signInByCode(
  platform: Platform,
  { ticket, code }: { readonly ticket: string; readonly code: string },
  { place, oldToken }: AtTheDoor,
): Promise<SignedIn> {
  const account = await accountOfTicket(platform, ticket, 'code');
  const counted = await countTry(platform, account.username, place);
  try {
    const use = async (context: ActContext) => {
      const { tx, now } = context;
      const used = await spendTypedCode(platform, tx, account.id, code, now);
      if (used === null) throw new Refusal(accountErrors.ONE_TIME_CODE_WRONG);
      const isOurs = await spendLink(tx, hashToken(ticket), ['code'], now);
      if (isOurs === null) throw new Refusal(accountErrors.TICKET_OVER);
      if (used === 'code') return;
      const after = { username: account.username, recoveryCode: true };
      const subject = { subjectKind: 'account', subjectId: account.id };
      await context.journal({ ...subject, before: null, after });
    };
    const entered = await startSession(platform, account, 'sign_in', oldToken, place, use);
    await takeBack(platform.db, counted);
    return entered;
  } catch (error) {
    if (!isWrongCode(error)) throw error;
    throw await wrongTry(platform, counted, wrongCode);
  }
}

function isWrongCode(error: unknown): boolean {
  return error instanceof Refusal && error.text === accountErrors.ONE_TIME_CODE_WRONG;
}

/** What a wrong code is answered, at its field. */
export function wrongCode(left: number): Refusal {
  const fields = [{ field: 'code', rule: 'custom', message: '' }];
  return new Refusal(accountErrors.ONE_TIME_CODE_WRONG, { left }, { fields });
}

/** Somebody who may not be without codes begins to set them up before any session opens. */
export async function beginCodesAtTheDoor(platform: Platform, ticket: string): Promise<Enrolment> {
  const account = await accountOfTicket(platform, ticket, 'enrol');
  const author = await firstActor(platform, account);
  const request = { name: 'begin_codes', authorityId: author.authorityId, author, key: null };
  return perform(platform, request, async ({ tx, now, journal }) => {
    const enrolment = await beginCodes(platform, tx, account, now);
    const subject = { subjectKind: 'account', subjectId: account.id };
    await journal({ ...subject, before: null, after: { username: account.username } });
    return enrolment;
  });
}

/**
 * Turns codes on by the first one, and opens the session.
 *
 * @throws Refusal TICKET_OVER, ENROLMENT_CODE_WRONG, ENROLMENT_OVER, NO_POST
 */
export async function signInByFirstCode(
  platform: Platform,
  rules: SignInRules,
  { ticket, code }: { readonly ticket: string; readonly code: string },
  { place, oldToken }: AtTheDoor,
): Promise<SignedIn & { readonly recoveryCodes: string[] }> {
  const account = await accountOfTicket(platform, ticket, 'enrol');
  let recoveryCodes: string[] = [];
  const act = 'turn_codes_on';
  const entered = await startSession(platform, account, act, oldToken, place, async (context) => {
    recoveryCodes = await confirmCodes(platform, rules, context, account.id, code);
    const isOurs = await spendLink(context.tx, hashToken(ticket), ['enrol'], context.now);
    if (isOurs === null) throw new Refusal(accountErrors.TICKET_OVER);
  });
  return { ...entered, recoveryCodes };
}
