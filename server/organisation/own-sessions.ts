import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { MyAccount } from './account-contract.ts';
import { accountErrors } from './account-errors-contract.ts';
import type { Actor } from './actor.ts';
import type { Own } from './own-account.ts';
import { NO_PASSWORD } from './password.ts';
import { hashToken } from './session-token.ts';
import type { SignInRules } from './sign-in-rules.ts';
import { mustUseCodes } from './sign-in-step.ts';
import { accountById } from './store/account-store.ts';
import { countRecoveryCodes, loadSecret } from './store/one-time-code-store.ts';
import { deleteOtherSessions, deleteSessionById, sessionsOf } from './store/session-store.ts';

/** My account: how I sign in, and where I am signed in. */
export async function viewMyAccount(
  platform: Platform,
  rules: SignInRules,
  actor: Actor,
  token: string | null,
): Promise<MyAccount> {
  requireSession(actor);
  const { db } = platform;
  const account = await accountById(db, actor.accountId);
  if (!account) throw new Refusal(platformErrors.NOT_SIGNED_IN);
  const [secret, recoveryLeft, required, sessions] = await Promise.all([
    loadSecret(db, account.id),
    countRecoveryCodes(db, account.id),
    mustUseCodes(platform, rules, account),
    sessionsOf(db, account.id, platform.clock()),
  ]);
  const mine = token === null ? null : hashToken(token);
  return {
    username: account.username,
    demonstration: account.demonstration,
    hasPassword: account.passwordHash !== NO_PASSWORD,
    passwordSetAt: account.passwordSetAt?.toISOString() ?? null,
    passwordLength: rules.passwordLength,
    codes: { since: secret?.confirmedAt?.toISOString() ?? null, recoveryLeft, required },
    sessions: sessions.map((session) => ({
      ...{ id: session.id, browser: session.browser, address: session.address },
      ...{ post: session.post, unit: session.unit },
      begunAt: session.createdAt.toISOString(),
      seenAt: session.seenAt.toISOString(),
      isThis: mine?.equals(session.tokenHash) ?? false,
    })),
  };
}

/** Ends one of my sessions, here or anywhere. @throws Refusal SESSION_OVER */
export async function endMySession(
  platform: Platform,
  actor: Actor,
  id: string,
  key: string | null,
): Promise<Record<string, never>> {
  requireSession(actor);
  return onMySessions(platform, actor, 'end_session', key, async (tx) => {
    const ended = await deleteSessionById(tx, actor.accountId, id);
    if (!ended) throw new Refusal(accountErrors.SESSION_OVER);
    return {};
  });
}

/** Ends every session of mine but this one. */
export async function endMyOtherSessions(
  platform: Platform,
  { actor, token }: Pick<Own, 'actor' | 'token'>,
  key: string | null,
): Promise<{ ended: number }> {
  requireSession(actor);
  return onMySessions(platform, actor, 'end_other_sessions', key, async (tx) => ({
    ended: await deleteOtherSessions(tx, actor.accountId, hashToken(token)),
  }));
}

/** A program with a token works in a post; the account of whoever made it is not its own. */
function requireSession(actor: Actor): void {
  if (actor.via?.startsWith('token:')) throw new Refusal(platformErrors.NOT_ALLOWED);
}

function onMySessions<R extends Record<string, unknown>>(
  platform: Platform,
  actor: Actor,
  name: string,
  key: string | null,
  work: (tx: Parameters<typeof deleteSessionById>[0]) => Promise<R>,
): Promise<R> {
  const { authorityId, accountId } = actor;
  return perform(platform, { name, authorityId, author: actor, key }, async ({ tx, journal }) => {
    const done = await work(tx);
    // Heard at once by every process: see `whoActsNews`.
    await journal({ subjectKind: 'account', subjectId: accountId, before: null, after: done });
    return done;
  });
}
