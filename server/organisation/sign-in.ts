import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { organisationErrors } from './contract.ts';
import { checkPassword } from './password.ts';
import { afterWrongTry, isLocked, type Tries } from './rules/lock-out.ts';
import { hashToken, newToken, sessionEnd } from './session-token.ts';
import {
  type Account,
  accountById,
  accountByName,
  lockAccount,
  saveTries,
} from './store/account-store.ts';
import { actorIn, postsOf } from './store/people-store.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  useLink,
} from './store/session-store.ts';

/** A new session: the token for the browser, and who it stands for. */
export interface SignedIn {
  readonly token: string;
  readonly actor: Actor;
}

/**
 * Signs in by name and password. A name that nobody bears is answered like a wrong password: as
 * slowly, with the same count of tries and the same lock.
 *
 * @param oldToken the session that the browser still carries; it ends
 * @throws Refusal WRONG_PASSWORD, ACCOUNT_LOCKED, NO_POST
 */
export async function signInByPassword(
  platform: Platform,
  credentials: { readonly username: string; readonly password: string },
  oldToken: string | null,
): Promise<SignedIn> {
  const username = credentials.username.toLowerCase();
  const account = await accountByName(platform.db, username);
  // The try is counted before the password is looked at: many at once cannot slip past the lock.
  const left = account
    ? await countTry(platform, account.id)
    : countStrangersTry(username, platform.clock());
  const right = await checkPassword(account?.passwordHash ?? null, credentials.password);
  if (!account || !right) {
    if (left === 0) throw lockedUntil(await currentLock(platform, account, username));
    throw new Refusal(organisationErrors.WRONG_PASSWORD, { left });
  }
  return startSession(platform, account, 'sign_in', oldToken);
}

/**
 * Signs in by a one-time link, once.
 *
 * @throws Refusal LINK_USED, NO_POST
 */
export async function signInByToken(
  platform: Platform,
  linkToken: string,
  oldToken: string | null,
): Promise<SignedIn> {
  const now = platform.clock();
  const account = await platform.db.transaction().execute(async (tx) => {
    const accountId = await useLink(tx, hashToken(linkToken), now);
    return accountId === null ? null : accountById(tx, accountId);
  });
  if (!account) throw new Refusal(organisationErrors.LINK_USED);
  return startSession(platform, account, 'sign_in_by_link', oldToken);
}

/** Steps into a made-up person of the demonstration. @throws Refusal NOT_FOUND for any other account */
export async function signInToDemonstrationAccount(
  platform: Platform,
  username: string,
  oldToken: string | null,
): Promise<SignedIn> {
  const account = await accountByName(platform.db, username);
  if (!account?.demonstration) throw new Refusal(platformErrors.NOT_FOUND);
  return startSession(platform, account, 'sign_in_to_demonstration', oldToken);
}

/** Opens a session in the first of the posts that the account's person holds today. */
export async function startSession(
  platform: Platform,
  account: Account,
  act: string,
  oldToken: string | null,
): Promise<SignedIn> {
  const now = platform.clock();
  const day = dayInVietnam(now);
  const first = (await postsOf(platform.db, account.personId, day))[0];
  const actor = first && (await actorIn(platform.db, account.id, first.id, day));
  if (!actor) throw new Refusal(organisationErrors.NO_POST);

  const token = newToken();
  const request = { name: act, authorityId: actor.authorityId, author: actor, key: null };
  await perform(platform, request, async ({ tx, journal }) => {
    if (oldToken !== null) await deleteSession(tx, hashToken(oldToken));
    await deleteExpiredSessions(tx, account.id, now);
    await saveTries(tx, account.id, 0, null);
    await insertSession(tx, {
      tokenHash: hashToken(token),
      accountId: account.id,
      postId: actor.postId,
      createdAt: now,
      seenAt: now,
      expiresAt: sessionEnd(now, now),
    });
    await journal({
      subjectKind: 'account',
      subjectId: account.id,
      before: null,
      after: { username: account.username },
    });
  });
  return { token, actor };
}

/** Counts a try and gives how many are left. @throws Refusal ACCOUNT_LOCKED */
async function countTry(platform: Platform, accountId: string): Promise<number> {
  const now = platform.clock();
  return platform.db.transaction().execute(async (tx) => {
    const account = await lockAccount(tx, accountId);
    if (account && isLocked(account, now)) throw lockedUntil(account.lockedUntil);
    const next = afterWrongTry(account ?? NO_TRIES, now);
    await saveTries(tx, accountId, next.failures, next.lockedUntil);
    return next.left;
  });
}

const NO_TRIES: Tries = { failures: 0, lockedUntil: null };

/** Tries for names that nobody bears, so that they are answered alike; forgotten with the process. */
const strangers = new Map<string, Tries>();
const MOST_STRANGERS = 10_000;

function countStrangersTry(username: string, now: Date): number {
  const before = strangers.get(username) ?? NO_TRIES;
  if (isLocked(before, now)) throw lockedUntil(before.lockedUntil);
  const next = afterWrongTry(before, now);
  strangers.delete(username);
  strangers.set(username, next);
  const oldest = strangers.keys().next();
  if (strangers.size > MOST_STRANGERS && !oldest.done) strangers.delete(oldest.value);
  return next.left;
}

async function currentLock(
  platform: Platform,
  account: Account | null,
  username: string,
): Promise<Date | null> {
  const tries = account ? await accountById(platform.db, account.id) : strangers.get(username);
  return tries?.lockedUntil ?? null;
}

const clockInVietnam = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

function lockedUntil(until: Date | null): Refusal {
  return new Refusal(organisationErrors.ACCOUNT_LOCKED, {
    until: until ? clockInVietnam.format(until) : '',
  });
}
