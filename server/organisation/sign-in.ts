import { dayInVietnam } from '../calendar/rules/day.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { organisationErrors } from './errors-contract.ts';
import { checkPassword, hashPassword, isWeakHash } from './password.ts';
import { hashToken, newToken, sessionEnd } from './session-token.ts';
import { NOWHERE, type SignInPlace } from './sign-in-place.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { type OpenStep, openStep } from './sign-in-step.ts';
import { countTry, forgetTriesOf, takeBack, wrongTry } from './sign-in-tries.ts';
import { type Account, accountById, accountByName, savePassword } from './store/account-store.ts';
import { actorIn, postsOf } from './store/people-store.ts';
import { deleteExpiredSessions, deleteSession, insertSession } from './store/session-store.ts';
import { spendLink } from './store/sign-in-link-store.ts';

/** A new session: the token for the browser, and who it stands for. */
export interface SignedIn {
  readonly token: string;
  readonly actor: Actor;
}

/** Who is at the door, and what their browser carries. */
export interface AtTheDoor {
  readonly place: SignInPlace;
  /** The session that the browser still carries; it ends when another begins. */
  readonly oldToken: string | null;
}

/**
 * Signs in by name and password, or opens the second step where one is asked for. A name that nobody bears is
 * answered like a wrong password: as slowly, by the same statements, with the same count of tries and the same
 * lock.
 *
 * @throws Refusal WRONG_PASSWORD, ACCOUNT_LOCKED, ADDRESS_LOCKED, NO_POST
 */
export async function signInByPassword(
  platform: Platform,
  rules: SignInRules,
  credentials: { readonly username: string; readonly password: string },
  { place, oldToken }: AtTheDoor,
): Promise<SignedIn | OpenStep> {
  const username = credentials.username.toLowerCase();
  const account = await accountByName(platform.db, username);
  const counted = await countTry(platform, username, place);
  const right = await checkPassword(account?.passwordHash ?? null, credentials.password);
  if (!account || !right) {
    const wrong = (left: number) => new Refusal(organisationErrors.WRONG_PASSWORD, { left });
    throw await wrongTry(platform, counted, wrong);
  }
  await takeBack(platform.db, counted);
  const step = await openStep(platform, rules, account);
  const raised = await raisedHash(account, credentials.password);
  if (step === null) return startSession(platform, account, 'sign_in', oldToken, place, raised);
  if (raised) await platform.db.transaction().execute((tx) => raised({ tx }));
  return step;
}

/**
 * Signs in by a link that the operator of the machine made, once. No second step is asked for: whoever works on
 * the machine can do anything, and an administrator who has lost the phone gets in this way.
 *
 * @throws Refusal LINK_USED, NO_POST
 */
export async function signInByToken(
  platform: Platform,
  linkToken: string,
  { place, oldToken }: AtTheDoor,
): Promise<SignedIn> {
  const now = platform.clock();
  const account = await platform.db.transaction().execute(async (tx) => {
    const accountId = await spendLink(tx, hashToken(linkToken), ['sign_in'], now);
    return accountId === null ? null : accountById(tx, accountId);
  });
  if (!account) throw new Refusal(organisationErrors.LINK_USED);
  return startSession(platform, account, 'sign_in_by_link', oldToken, place);
}

/** Steps into a made-up person of the demonstration. @throws Refusal NOT_FOUND for any other account */
export async function signInToDemonstrationAccount(
  platform: Platform,
  username: string,
  { place, oldToken }: AtTheDoor,
): Promise<SignedIn> {
  const account = await accountByName(platform.db, username);
  if (!account?.demonstration) throw new Refusal(platformErrors.NOT_FOUND);
  return startSession(platform, account, 'sign_in_to_demonstration', oldToken, place);
}

/**
 * Opens a session in the first of the posts that the account's person holds today.
 *
 * @param also done in the same transaction, before: what it refuses opens nothing
 * @throws Refusal NO_POST
 */
export async function startSession(
  platform: Platform,
  account: Account,
  act: string,
  oldToken: string | null,
  place: SignInPlace = NOWHERE,
  also?: ((context: ActContext) => Promise<void>) | null,
): Promise<SignedIn> {
  const now = platform.clock();
  const actor = await firstActor(platform, account);
  const token = newToken();
  const request = { name: act, authorityId: actor.authorityId, author: actor, key: null };
  await perform(platform, request, async (context) => {
    const { tx, journal, ids } = context;
    await also?.(context);
    if (oldToken !== null) await deleteSession(tx, hashToken(oldToken));
    await deleteExpiredSessions(tx, account.id, now);
    await forgetTriesOf(tx, platform.journalKey, account.username);
    await insertSession(tx, {
      id: ids.next(),
      tokenHash: hashToken(token),
      accountId: account.id,
      postId: actor.postId,
      createdAt: now,
      seenAt: now,
      expiresAt: sessionEnd(now, now),
      ...place,
    });
    await journal({
      subjectKind: 'account',
      subjectId: account.id,
      before: null,
      after: { username: account.username, ...place },
    });
  });
  return { token, actor };
}

/** The account's person in the first post held today. @throws Refusal NO_POST */
export async function firstActor(platform: Platform, account: Account): Promise<Actor> {
  const day = dayInVietnam(platform.clock());
  const first = (await postsOf(platform.db, account.personId, day))[0];
  const actor = first && (await actorIn(platform.db, account.id, first.id, day));
  if (!actor) throw new Refusal(organisationErrors.NO_POST);
  return actor;
}

/** Keeps the same password under today's parameters; null where it stands under them already. */
async function raisedHash(
  account: Account,
  password: string,
): Promise<((context: Pick<ActContext, 'tx'>) => Promise<void>) | null> {
  if (!isWeakHash(account.passwordHash)) return null;
  const hashed = await hashPassword(password);
  return ({ tx }) => savePassword(tx, account.id, hashed, null);
}
