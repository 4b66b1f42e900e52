import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { Refusal } from '../platform/refusal.ts';
import type { SignOnConfig } from '../platform/sign-on-config.ts';
import { type SignOnProblem, signOnErrors } from './oidc-contract.ts';
import type { Claims } from './rules/sign-on-claims.ts';

/** A provider that does not answer is given up on after so long; the person waits at the door meanwhile. */
const TIMEOUT_S = 10;
/** Clocks of two machines may differ by so much. */
const SKEW_S = 30;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A word that somebody has signed out is acted on while it is this fresh. */
const LOGOUT_AGE_S = 600;

/** What is kept here while somebody is at the provider. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody whom the provider vouches for. */
export interface Vouched {
  readonly subject: string;
  readonly sid: string | null;
  readonly claims: Claims;
  readonly idToken: string;
}

/** A message of the provider that somebody has signed out there. */
export interface LoggedOut {
  readonly sid: string | null;
  readonly subject: string | null;
  readonly jti: string;
}

/** A provider of sign-on (OpenID Connect) as the product speaks with it. */
export interface Provider {
  readonly config: SignOnConfig;
  /** @throws Refusal SIGN_ON_DOWN */
  begin(redirectUri: string, secrets: Secrets): Promise<URL>;
  /**
   * Redeems what the provider sent the browser back with: state, issuer, code, signature, audience, times and
   * nonce are all held against what is known here.
   *
   * @throws Refusal SIGN_ON_DOWN, SIGN_ON_DECLINED, SIGN_ON_UNTRUSTED
   */
  finish(address: URL, secrets: Secrets): Promise<Vouched>;
  /** Where the browser goes to be signed out at the provider too; null where it has no such place. */
  leave(idToken: string, returnTo: string): Promise<URL | null>;
  /** @throws Refusal LOGOUT_REFUSED, SIGN_ON_DOWN */
  readLogout(logoutToken: string, now: Date): Promise<LoggedOut>;
}

/** Speaks with a provider by its published description, which is asked for once and kept. */
export function openProvider(config: SignOnConfig): Provider {
  let known: Promise<oidc.Configuration> | null = null;
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null;

  async function described(): Promise<oidc.Configuration> {
    known ??= discover(config);
    try {
      return await known;
    } catch (error) {
      // The next person asks again.
      known = null;
      throw refusal('SIGN_ON_DOWN', error);
    }
  }

  return {
    config,
    async begin(redirectUri, { state, nonce, verifier }) {
      const client = await described();
      return oidc.buildAuthorizationUrl(client, {
        redirect_uri: redirectUri,
        scope: config.scope,
        ...{ state, nonce, code_challenge_method: 'S256' },
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      });
    },
    async finish(address, { state, nonce, verifier }) {
      const client = await described();
      try {
        const tokens = await oidc.authorizationCodeGrant(client, address, {
          ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
          idTokenExpected: true,
        });
        const said = tokens.claims();
        if (!said || tokens.id_token === undefined) throw new Error('no id token');
        const hasMore = client.serverMetadata().userinfo_endpoint !== undefined;
        const more = hasMore ? await oidc.fetchUserInfo(client, tokens.access_token, said.sub) : {};
        const sid = typeof said.sid === 'string' ? said.sid : null;
        return {
          ...{ subject: said.sub, sid, idToken: tokens.id_token },
          claims: { ...more, ...said },
        };
      } catch (error) {
        throw refusalOf(error);
      }
    },
    async leave(idToken, returnTo) {
      const client = await described();
      if (client.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(client, {
        ...{ id_token_hint: idToken, post_logout_redirect_uri: returnTo },
      });
    },
    async readLogout(logoutToken, now) {
      const { jwks_uri: address, id_token_signing_alg_values_supported: signed } = (
        await described()
      ).serverMetadata();
      if (address === undefined) throw new Refusal(signOnErrors.LOGOUT_REFUSED);
      keys ??= createRemoteJWKSet(new URL(address), { timeoutDuration: TIMEOUT_S * 1000 });
      try {
        const { payload } = await jwtVerify(logoutToken, keys, {
          ...{ issuer: config.issuer, audience: config.clientId, currentDate: now },
          ...{ clockTolerance: SKEW_S, maxTokenAge: LOGOUT_AGE_S },
          ...{ requiredClaims: ['jti', 'iat', 'events'] },
          algorithms: (signed ?? ['RS256']).filter((name) => !/^(none|HS\d+)$/.test(name)),
        });
        return shapeLogout(payload);
      } catch (error) {
        throw refusal(isAway(error) ? 'SIGN_ON_DOWN' : 'LOGOUT_REFUSED', error);
      }
    },
  };
}

/** @throws Error where the message says something else than that somebody has signed out */
function shapeLogout(payload: Claims): LoggedOut {
  const { events, nonce, jti, sid, sub } = payload;
  const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events;
  const shaped = {
    jti: typeof jti === 'string' ? jti : '',
    sid: typeof sid === 'string' ? sid : null,
    subject: typeof sub === 'string' ? sub : null,
  };
  // A nonce would make it an ID token in disguise (Back-Channel Logout 1.0, §2.4).
  if (!isLogout || nonce !== undefined || shaped.jti === '') throw new Error('not a logout token');
  if (shaped.sid === null && shaped.subject === null) throw new Error('signs nobody out');
  return shaped;
}

function discover(config: SignOnConfig): Promise<oidc.Configuration> {
  const issuer = new URL(config.issuer);
  const auth = config.clientSecret === null ? oidc.None() : undefined;
  const isPlain = issuer.protocol === 'http:';
  return oidc.discovery(
    issuer,
    config.clientId,
    {
      ...(config.clientSecret === null ? {} : { client_secret: config.clientSecret }),
      [oidc.clockTolerance]: SKEW_S,
    },
    auth,
    {
      timeout: TIMEOUT_S,
      // Signatures of ID tokens are checked although they come over a direct connection.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    },
  );
}

/** The provider, or the way to it, is down: as opposed to an answer that does not hold. */
function isAway(error: unknown): boolean {
  const { name, code, cause } = error as {
    name?: string;
    code?: string;
    cause?: { status?: number };
  };
  if (error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'ERR_JWKS_TIMEOUT')
    return true;
  if (name === 'TimeoutError') return true;
  return code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && (cause?.status ?? 0) >= 500;
}

function refusalOf(error: unknown): Refusal {
  if (isAway(error)) return refusal('SIGN_ON_DOWN', error);
  const isDeclined =
    error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied';
  return refusal(isDeclined ? 'SIGN_ON_DECLINED' : 'SIGN_ON_UNTRUSTED', error);
}

/** Keeps the cause for the log: the person is told what to do, not what was wrong with a token. */
function refusal(problem: SignOnProblem, cause: unknown): Refusal {
  return Object.assign(new Refusal(signOnErrors[problem]), { cause });
}
