import { dayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { INSTALLATION, programAct } from './program-author.ts';
import { hashToken, newToken } from './session-token.ts';
import { accountToEnterWith, personOfAccount } from './store/account-list.ts';
import { postsOf } from './store/people-store.ts';
import { insertLink } from './store/sign-in-link-store.ts';

const LINK_MS = 30 * 60_000;

/** Makes a one-time link (liên kết đăng nhập một lần) for an account and gives its token: 30 minutes, one use. */
export async function createSignInLink(platform: Platform, accountId: string): Promise<string> {
  const token = newToken();
  const day = dayInVietnam(platform.clock());
  const personId = await personOfAccount(platform.db, accountId);
  const post = personId === null ? undefined : (await postsOf(platform.db, personId, day))[0];
  const request = programAct('create_sign_in_link', post?.authorityId ?? INSTALLATION);
  await perform(platform, request, async ({ tx, now, journal }) => {
    const expiresAt = new Date(now.getTime() + LINK_MS);
    const tokenHash = hashToken(token);
    await insertLink(tx, { tokenHash, accountId, kind: 'sign_in', madeAt: now, expiresAt });
    await journal({ subjectKind: 'account', subjectId: accountId, before: null, after: null });
  });
  return token;
}

/** The page that takes a token. */
function linkAddress(address: string, token: string): string {
  return `${address}/sign-in?token=${token}`;
}

/**
 * A one-time link for whoever starts the program: a real administrator where there is one, else the
 * demonstration's planning officer; null while nobody has an account.
 */
export async function createAdministratorLink(
  platform: Platform,
  address: string,
): Promise<string | null> {
  const accountId = await accountToEnterWith(platform.db, dayInVietnam(platform.clock()));
  if (accountId === null) return null;
  return linkAddress(address, await createSignInLink(platform, accountId));
}
