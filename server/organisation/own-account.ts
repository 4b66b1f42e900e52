import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { accountErrors } from './account-errors-contract.ts';
import type { Actor } from './actor.ts';
import { checkPassword, NO_PASSWORD } from './password.ts';
import { hashToken, newToken } from './session-token.ts';
import type { SignInPlace } from './sign-in-place.ts';
import { countTry, takeBack, wrongTry } from './sign-in-tries.ts';
import { type Account, accountById, lockAccount } from './store/account-store.ts';
import { rotateSession } from './store/session-store.ts';

/** Somebody at their own account: who, by which session, from where. */
export interface Own {
  readonly actor: Actor;
  readonly token: string;
  readonly place: SignInPlace;
}

/**
 * The account of whoever acts. A program with a token works in a post, not on the account that made it.
 *
 * @throws Refusal NOT_ALLOWED for a token, DEMONSTRATION_ACCOUNT
 */
export async function ownAccount(
  platform: Platform,
  { actor }: Pick<Own, 'actor'>,
): Promise<Account> {
  if (actor.via?.startsWith('token:')) throw new Refusal(platformErrors.NOT_ALLOWED);
  const account = await accountById(platform.db, actor.accountId);
  if (!account) throw new Refusal(platformErrors.NOT_SIGNED_IN);
  if (account.demonstration) throw new Refusal(accountErrors.DEMONSTRATION_ACCOUNT);
  return account;
}

/**
 * Lets on whoever knows the password of the account; tries count as at the door.
 *
 * @throws Refusal NO_PASSWORD_YET, OLD_PASSWORD_WRONG at the field `old`, ACCOUNT_LOCKED
 */
export async function requirePassword(
  platform: Platform,
  account: Account,
  password: string,
  place: SignInPlace,
): Promise<void> {
  if (account.passwordHash === NO_PASSWORD) throw new Refusal(accountErrors.NO_PASSWORD_YET);
  const counted = await countTry(platform, account.username, place);
  if (await checkPassword(account.passwordHash, password)) {
    await takeBack(platform.db, counted);
    return;
  }
  throw await wrongTry(platform, counted, (left) => {
    const fields = [{ field: 'old', rule: 'custom', message: '' }];
    return new Refusal(accountErrors.OLD_PASSWORD_WRONG, { left }, { fields });
  });
}

/**
 * Changes how one signs in, in one act, and gives the session a new token: the old one, should anybody else
 * have it, is worth nothing from then on.
 *
 * @param change what it gives stands in the journal as `after`: no secrets; `kept` is the session that goes on
 */
export async function changeOwnAccount(
  platform: Platform,
  { actor, token }: Own,
  name: string,
  change: (context: ActContext, kept: Buffer) => Promise<Record<string, unknown>>,
): Promise<string> {
  const next = newToken();
  const request = { name, authorityId: actor.authorityId, author: actor, key: null };
  await perform(platform, request, async (context) => {
    const account = await lockAccount(context.tx, actor.accountId);
    const goesOn = await rotateSession(context.tx, hashToken(token), hashToken(next));
    if (!account || !goesOn) throw new Refusal(platformErrors.NOT_SIGNED_IN);
    const after = await change(context, hashToken(next));
    await context.journal({
      ...{ subjectKind: 'account', subjectId: account.id },
      ...{ before: null, after },
    });
  });
  return next;
}
