import type { ActContext } from '../platform/act.ts';
import { hashToken, newToken } from './session-token.ts';
import { endLinks, insertLink } from './store/sign-in-link-store.ts';

const MINUTE = 60_000;

/** How long a link sets a password: an invitation 72 hours, a reset 30 minutes. */
const GOOD_FOR = { invitation: 72 * 60 * MINUTE, reset: 30 * MINUTE } as const;
export type PasswordLinkKind = keyof typeof GOOD_FOR;

/** Makes a one-time link that sets an account's password and gives its token; those before it end. */
export async function makePasswordLink(
  { tx, now }: Pick<ActContext, 'tx' | 'now'>,
  accountId: string,
  kind: PasswordLinkKind,
): Promise<string> {
  const token = newToken();
  await endLinks(tx, accountId, ['invitation', 'reset'], now);
  await insertLink(tx, {
    ...{ tokenHash: hashToken(token), accountId, kind, madeAt: now },
    expiresAt: new Date(now.getTime() + GOOD_FOR[kind]),
  });
  return token;
}
