import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { tellOfChange } from './account-letters.ts';
import { changeOwnAccount, type Own, ownAccount, requirePassword } from './own-account.ts';
import { hashPassword } from './password.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { type Account, addresseeOf, savePassword, servicesOf } from './store/account-store.ts';
import { deleteOtherSessions } from './store/session-store.ts';
import { endLinks } from './store/sign-in-link-store.ts';

/**
 * Changes one's own password (đổi mật khẩu): the old one is asked for, every other session ends, links that
 * would set another end too.
 *
 * @returns the new token of this session
 * @throws Refusal OLD_PASSWORD_WRONG, PASSWORD_SHORT and its like, NO_PASSWORD_YET, DEMONSTRATION_ACCOUNT
 */
export async function changePassword(
  platform: Platform,
  rules: SignInRules,
  own: Own,
  { old, password }: { readonly old: string; readonly password: string },
): Promise<string> {
  const account = await ownAccount(platform, own);
  await requirePassword(platform, account, old, own.place);
  await requireGoodPassword(password, await namesToAvoid(platform, account), rules);
  const hashed = await hashPassword(password);
  return changeOwnAccount(platform, own, 'change_password', async (context, kept) => {
    const { tx, now } = context;
    await savePassword(tx, account.id, hashed, now);
    const ended = await deleteOtherSessions(tx, account.id, kept);
    await endLinks(tx, account.id, ['invitation', 'reset', 'code', 'enrol'], now);
    await tellOfChange(context, rules, await addresseeOf(tx, account.id), 'password');
    return { username: account.username, sessionsEnded: ended };
  });
}

/** What a password of this account must not contain. */
export async function namesToAvoid(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  account: Pick<Account, 'personId' | 'username'>,
): Promise<string[]> {
  const services = await servicesOf(db, account.personId, dayInVietnam(clock()));
  return [account.username, ...services.flatMap(({ names }) => names)];
}
