import { dayInVietnam } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { accountErrors } from './account-errors-contract.ts';
import { tellOfChange } from './account-letters.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './require-may.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { forgetTriesOf } from './sign-in-tries.ts';
import {
  type Account,
  accountOfPerson,
  addresseeOf,
  lockAccount,
  saveCodeRequired,
} from './store/account-store.ts';
import { type LookedAfter, lookedAfter } from './store/looked-after-store.ts';
import { dropSecret } from './store/one-time-code-store.ts';
import { deleteOtherSessions } from './store/session-store.ts';
import { endLinks } from './store/sign-in-link-store.ts';

/*
 * What an administrator may do about how somebody of the body signs in. A person who also serves in another body
 * signs in to that one with the same account: nothing is done from here that would open it.
 */

/**
 * A person whom the administrator's body looks after.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED
 */
export async function personLookedAfter(
  platform: Platform,
  actor: Actor,
  personId: string,
): Promise<LookedAfter> {
  requireMay(actor, 'account.manage', { authorityId: actor.authorityId });
  const day = dayInVietnam(platform.clock());
  const person = await lookedAfter(platform.db, actor.authorityId, personId, day);
  if (!person) throw new Refusal(platformErrors.NOT_FOUND);
  return person;
}

/** Lets somebody try again who was locked out (mở khoá). */
export async function unlockAccount(
  platform: Platform,
  actor: Actor,
  personId: string,
  key: string | null,
): Promise<Record<string, never>> {
  await onAccountOf(platform, actor, personId, 'unlock_account', key, async ({ tx }, account) => {
    await forgetTriesOf(tx, platform.journalKey, account.username);
    return {};
  });
  return {};
}

/** Ends every session of somebody, in every process at once. */
export async function endSessionsOf(
  platform: Platform,
  actor: Actor,
  personId: string,
  key: string | null,
): Promise<{ ended: number }> {
  return onAccountOf(platform, actor, personId, 'end_sessions', key, async ({ tx }, account) => ({
    ended: await deleteOtherSessions(tx, account.id, null),
  }));
}

/** Asks codes of one person whatever the role, or no longer: from the next sign-in on. */
export async function askCodesOf(
  platform: Platform,
  actor: Actor,
  personId: string,
  asked: boolean,
  key: string | null,
): Promise<Record<string, never>> {
  await onAccountOf(platform, actor, personId, 'ask_codes', key, async ({ tx }, account) => {
    await saveCodeRequired(tx, account.id, asked);
    return { asked };
  });
  return {};
}

/** Takes the codes off an account whose phone and recovery codes are lost; its sessions end. */
export async function dropCodesOf(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
  personId: string,
  key: string | null,
): Promise<Record<string, never>> {
  await onAccountOf(platform, actor, personId, 'drop_codes', key, async (context, account) => {
    const { tx, now } = context;
    await requireOnlyHere(context, actor, personId);
    await dropSecret(tx, account.id);
    await endLinks(tx, account.id, ['code', 'enrol'], now);
    await tellOfChange(context, rules, await addresseeOf(tx, account.id), 'codesOff');
    return { ended: await deleteOtherSessions(tx, account.id, null) };
  });
  return {};
}

/** @throws Refusal ACCOUNT_ELSEWHERE for somebody who also serves in another body */
export async function requireOnlyHere(
  { tx, now }: Pick<ActContext, 'tx' | 'now'>,
  actor: Actor,
  personId: string,
): Promise<void> {
  const person = await lookedAfter(tx, actor.authorityId, personId, dayInVietnam(now));
  if (!person || person.elsewhere) throw new Refusal(accountErrors.ACCOUNT_ELSEWHERE);
}

async function onAccountOf<R extends Record<string, unknown>>(
  platform: Platform,
  actor: Actor,
  personId: string,
  name: string,
  key: string | null,
  change: (context: ActContext, account: Account) => Promise<R>,
): Promise<R> {
  await personLookedAfter(platform, actor, personId);
  const request = { name, authorityId: actor.authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const found = await accountOfPerson(context.tx, personId);
    const account = found && (await lockAccount(context.tx, found.id));
    if (!account) throw new Refusal(platformErrors.NOT_FOUND);
    const done = await change(context, account);
    await context.journal({
      ...{ subjectKind: 'account', subjectId: account.id, before: null },
      after: { username: account.username, ...done },
    });
    return done;
  });
}
