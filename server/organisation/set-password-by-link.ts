import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { accountErrors } from './account-errors-contract.ts';
import { tellOfChange } from './account-letters.ts';
import { namesToAvoid } from './change-password.ts';
import { hashPassword } from './password.ts';
import type { PasswordLinkKind } from './password-links.ts';
import { requireGoodPassword } from './require-good-password.ts';
import { hashToken } from './session-token.ts';
import { type AtTheDoor, firstActor, type SignedIn, startSession } from './sign-in.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { type OpenStep, openStep } from './sign-in-step.ts';
import { forgetTriesOf } from './sign-in-tries.ts';
import { type Account, accountById, addresseeOf, savePassword } from './store/account-store.ts';
import { deleteOtherSessions } from './store/session-store.ts';
import { endLinks, findLink, spendLink } from './store/sign-in-link-store.ts';

const KINDS = ['invitation', 'reset'] as const satisfies readonly PasswordLinkKind[];

/** For whom a link sets a password. @throws Refusal PASSWORD_LINK_OVER */
export async function readPasswordLink(
  platform: Platform,
  rules: SignInRules,
  token: string,
): Promise<{
  kind: PasswordLinkKind;
  username: string;
  fullName: string;
  passwordLength: number;
}> {
  const { kind, account } = await accountOfLink(platform, token);
  const holder = await addresseeOf(platform.db, account.id);
  return {
    kind,
    username: account.username,
    fullName: holder?.fullName ?? '',
    passwordLength: rules.passwordLength,
  };
}

/**
 * Sets a password by a one-time link: every session of the account ends, and every other link. Then one is in,
 * or at the second step: a letter alone does not stand for a phone.
 *
 * @throws Refusal PASSWORD_LINK_OVER, PASSWORD_SHORT and its like, NO_POST
 */
export async function setPasswordByLink(
  platform: Platform,
  rules: SignInRules,
  { token, password }: { readonly token: string; readonly password: string },
  { place, oldToken }: AtTheDoor,
): Promise<SignedIn | OpenStep> {
  const { account } = await accountOfLink(platform, token);
  await requireGoodPassword(password, await namesToAvoid(platform, account), rules);
  const author = await firstActor(platform, account);
  const hashed = await hashPassword(password);
  const { authorityId } = author;
  const request = { name: 'set_password_by_link', authorityId, author, key: null };
  await perform(platform, request, async (context) => {
    const { tx, now } = context;
    const isOurs = await spendLink(tx, hashToken(token), KINDS, now);
    if (isOurs === null) throw new Refusal(accountErrors.PASSWORD_LINK_OVER);
    await savePassword(tx, account.id, hashed, now);
    await endLinks(tx, account.id, [...KINDS, 'code', 'enrol'], now);
    const sessionsEnded = await deleteOtherSessions(tx, account.id, null);
    await forgetTriesOf(tx, platform.journalKey, account.username);
    await tellOfChange(context, rules, await addresseeOf(tx, account.id), 'password');
    await context.journal({
      ...{ subjectKind: 'account', subjectId: account.id, before: null },
      after: { username: account.username, sessionsEnded },
    });
  });
  const step = await openStep(platform, rules, account);
  return step ?? startSession(platform, account, 'sign_in', oldToken, place);
}

async function accountOfLink(
  platform: Platform,
  token: string,
): Promise<{ readonly kind: PasswordLinkKind; readonly account: Account }> {
  const found = await findLink(platform.db, hashToken(token), KINDS, platform.clock());
  const kind = KINDS.find((each) => each === found?.kind);
  const account = found && (await accountById(platform.db, found.accountId));
  if (!account || !kind) throw new Refusal(accountErrors.PASSWORD_LINK_OVER);
  return { kind, account };
}
