import { type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Provider } from './oidc-client.ts';
import { signOnErrors } from './oidc-contract.ts';
import { INSTALLATION, programAct } from './program-author.ts';
import { hashToken } from './session-token.ts';
import { endSignOnSessions, hearOnce, idTokenOf } from './store/oidc-store.ts';

const REMEMBERED_MS = 24 * 3_600_000;

/**
 * The provider says that somebody has signed out there (back-channel logout): every session that began under
 * it ends here, in all processes. Each message counts once.
 *
 * @throws Refusal LOGOUT_REFUSED, SIGN_ON_DOWN
 */
export async function hearLogout(
  platform: Platform,
  provider: Provider,
  logoutToken: string,
): Promise<void> {
  const now = platform.clock();
  const { issuer } = provider.config;
  const { sid, subject, jti } = await provider.readLogout(logoutToken, now);
  await perform(platform, programAct('sign_out_by_provider', INSTALLATION), async (context) => {
    const until = new Date(now.getTime() + REMEMBERED_MS);
    if (!(await hearOnce(context.tx, issuer, jti, now, until))) {
      throw new Refusal(signOnErrors.LOGOUT_REFUSED);
    }
    const accounts = await endSignOnSessions(context.tx, issuer, { sid, subject });
    for (const accountId of accounts) {
      const thing = { subjectKind: 'account', subjectId: accountId };
      await context.journal({ ...thing, before: null, after: { issuer } });
    }
    if (accounts.length === 0) {
      const thing = { subjectKind: 'installation', subjectId: INSTALLATION };
      await context.journal({ ...thing, before: null, after: { issuer, sessions: 0 } });
    }
  });
}

/**
 * Where a browser goes after signing out here, so that the person is signed out at the provider as well; null
 * for a session that began here, and where the provider does not answer: signing out never waits for it.
 */
export async function leaveAddress(
  platform: Pick<Platform, 'db' | 'log'>,
  provider: Provider | null,
  token: string,
  returnTo: string,
): Promise<string | null> {
  const began = await idTokenOf(platform.db, hashToken(token));
  if (!began || began.issuer !== provider?.config.issuer) return null;
  try {
    return (await provider.leave(began.idToken, returnTo))?.href ?? null;
  } catch (error) {
    platform.log.warn({ err: error }, 'the provider of sign-on was not reached to sign out');
    return null;
  }
}
