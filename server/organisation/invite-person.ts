import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { HandedLink } from './account-contract.ts';
import { accountErrors } from './account-errors-contract.ts';
import { mailPasswordLink, passwordAddress } from './account-letters.ts';
import { createAccount } from './accounts.ts';
import type { Actor } from './actor.ts';
import { personLookedAfter, requireOnlyHere } from './look-after-account.ts';
import { NO_PASSWORD } from './password.ts';
import { makePasswordLink, type PasswordLinkKind } from './password-links.ts';
import type { SignInRules } from './sign-in-rules.ts';
import {
  type Account,
  accountByName,
  accountOfPerson,
  addresseeOf,
} from './store/account-store.ts';
import { saveEmail } from './store/contact-store.ts';

/**
 * Invites a person (mời vào): an account without a password and a link that sets it, for 72 hours. An
 * invitation may be sent again while no password has been set; links before it end.
 *
 * @throws Refusal NOT_FOUND, USERNAME_TAKEN, ACCOUNT_EXISTS, ACCOUNT_ELSEWHERE
 */
export async function invitePerson(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
  personId: string,
  { username, email }: { readonly username: string; readonly email: string | null },
): Promise<HandedLink> {
  await personLookedAfter(platform, actor, personId);
  const { authorityId } = actor;
  const request = { name: 'invite_person', authorityId, author: actor, key: null };
  return perform(platform, request, async (context) => {
    await requireOnlyHere(context, actor, personId);
    const accountId = await accountToInvite(context, personId, username);
    if (email !== null) await saveEmail(context.tx, personId, email);
    const after = { username, ...(email === null ? {} : { email }) };
    await context.journal({ ...subjectOf(accountId), before: null, after });
    return handOver(platform, rules, context, accountId, 'invitation');
  });
}

/** An administrator's reset link: mailed, or shown to be handed over where no letter can go. */
export async function giveResetLink(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
  personId: string,
): Promise<HandedLink> {
  await personLookedAfter(platform, actor, personId);
  const { authorityId } = actor;
  const request = { name: 'give_reset_link', authorityId, author: actor, key: null };
  return perform(platform, request, async (context) => {
    await requireOnlyHere(context, actor, personId);
    const account = await accountOfPerson(context.tx, personId);
    if (!account) throw new Refusal(platformErrors.NOT_FOUND);
    if (account.demonstration) throw new Refusal(accountErrors.DEMONSTRATION_ACCOUNT);
    const after = { username: account.username };
    await context.journal({ ...subjectOf(account.id), before: null, after });
    return handOver(platform, rules, context, account.id, 'reset');
  });
}

async function accountToInvite(
  context: ActContext,
  personId: string,
  username: string,
): Promise<string> {
  const present = await accountOfPerson(context.tx, personId);
  if (present && !waitsForPassword(present)) {
    throw new Refusal(accountErrors.ACCOUNT_EXISTS, { username: present.username });
  }
  const namesake = await accountByName(context.tx, username);
  if (namesake && namesake.id !== present?.id) {
    const fields = [{ field: 'username', rule: 'custom', message: '' }];
    throw new Refusal(accountErrors.USERNAME_TAKEN, { username }, { fields });
  }
  return present?.id ?? createAccount(context, { personId, username, password: null });
}

function waitsForPassword({ passwordHash, demonstration }: Account): boolean {
  return passwordHash === NO_PASSWORD && !demonstration;
}

async function handOver(
  platform: Platform,
  { address, mailOn }: SignInRules,
  context: ActContext,
  accountId: string,
  kind: PasswordLinkKind,
): Promise<HandedLink> {
  const token = await makePasswordLink(context, accountId, kind);
  const to = await addresseeOf(context.tx, accountId);
  if (!mailOn || to?.email == null) {
    return { mailedTo: null, address: passwordAddress(address, token) };
  }
  const letter = { kind, address, token } as const;
  await mailPasswordLink(context, platform.journalKey, { ...to, email: to.email }, letter);
  return { mailedTo: to.email, address: null };
}

function subjectOf(accountId: string) {
  return { subjectKind: 'account', subjectId: accountId };
}
