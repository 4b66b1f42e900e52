import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ActorHttp } from './actor.ts';
import { sessionToken, setSessionCookie } from './authenticate.ts';
import type { Provider } from './oidc-client.ts';
import * as contract from './oidc-contract.ts';
import { unlinkIdentityOf, viewIdentities } from './oidc-identities.ts';
import { hearLogout, leaveAddress } from './oidc-logout.ts';
import { ATTEMPT_MS, comeBack, type SetOut, SignOnRefusal, setOut } from './oidc-sign-on.ts';
import { ownAddress } from './rules/return-address.ts';
import { placeOf } from './sign-in-place.ts';
import { strictLimit } from './strict-limit.ts';

/** Binds somebody on the way to the provider to the browser with which they set out. */
const COOKIE = 'chidao_sign_on';
const FOLDER = '/api/sign-on';
const MAX_LOGOUT_BYTES = 64 * 1024;

/** Sign-on at a provider (đăng nhập một lần): the way there, the way back, and what the provider says later. */
export function oidcRoutes(
  http: ActorHttp,
  platform: Platform,
  provider: Provider | null,
  config: Pick<Config, 'secureCookie' | 'publicUrl' | 'port'>,
): void {
  const limit = strictLimit(http.app);
  const home = homeAddress(config);
  const redirectUri = `${home}${contract.finishSignOn.path}`;
  const shape = {
    path: FOLDER,
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookie,
  } as const;

  function leadOut(reply: FastifyReply, { address, browser }: SetOut): string {
    void reply.setCookie(COOKIE, browser, { ...shape, maxAge: ATTEMPT_MS / 1000 });
    return address.href;
  }
  /** A page and not a reply to a program: the person is led to the door, where the reason stands. */
  function toTheDoor(
    request: FastifyRequest,
    reply: FastifyReply,
    refusal: Refusal,
    returnTo: string,
  ): FastifyReply {
    request.log.warn({ code: refusal.text.code, why: whyOf(refusal) }, 'signing on was refused');
    const query = new URLSearchParams({ signOn: refusal.text.code });
    if (returnTo !== '/') query.set('to', returnTo);
    return reply.redirect(`/sign-in?${query}`);
  }

  http.mountOpen(contract.getSignOn, async () => ({ name: provider?.config.name ?? null }));
  http.mountOpen(contract.startSignOn, async ({ query, request, reply }) => {
    await limit(request);
    const returnTo = ownAddress(query.to);
    try {
      if (!provider) throw new Refusal(contract.signOnErrors.SIGN_ON_OFF);
      const way = await setOut(platform, provider, redirectUri, { returnTo, accountId: null });
      return reply.redirect(leadOut(reply, way));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return toTheDoor(request, reply, error, returnTo);
    }
  });
  http.mountOpen(contract.finishSignOn, async ({ request, reply }) => {
    await limit(request);
    const door = { place: placeOf(request), oldToken: sessionToken(request) };
    // The address as the provider was told it, whatever name this request came under.
    const address = new URL(`${redirectUri}?${request.url.split('?')[1] ?? ''}`);
    const browser = request.cookies[COOKIE] ?? null;
    void reply.clearCookie(COOKIE, shape);
    try {
      if (!provider) throw new Refusal(contract.signOnErrors.SIGN_ON_OFF);
      const back = await comeBack(platform, provider, address, browser, door);
      if (back.signedIn) setSessionCookie(reply, config, back.signedIn.token);
      return reply.redirect(back.returnTo);
    } catch (error) {
      if (error instanceof Refusal) return toTheDoor(request, reply, error, '/');
      if (!(error instanceof SignOnRefusal)) throw error;
      return toTheDoor(request, reply, error.refusal, error.returnTo);
    }
  });

  http.mount(contract.getLeaveAddress, async ({ request }) => {
    const token = sessionToken(request);
    const back = `${home}/sign-in`;
    return { address: token && (await leaveAddress(platform, provider, token, back)) };
  });
  http.mount(contract.listIdentities, async (_call, actor) => ({
    name: provider?.config.name ?? null,
    identities: await viewIdentities(platform.db, actor),
  }));
  http.mount(contract.linkIdentity, async ({ reply }, actor) => {
    if (!provider) throw new Refusal(contract.signOnErrors.SIGN_ON_OFF);
    const mine = { returnTo: '/account', accountId: actor.accountId };
    return { address: leadOut(reply, await setOut(platform, provider, redirectUri, mine)) };
  });
  http.mount(contract.unlinkIdentity, ({ body, key }, actor) =>
    unlinkIdentityOf(platform, actor, body, key),
  );
  if (provider) mountBackChannel(http, platform, provider);
}

/** The one address that another server posts to: it carries a signed message and no cookie counts there. */
function mountBackChannel(http: ActorHttp, platform: Platform, provider: Provider): void {
  void http.app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MAX_LOGOUT_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.post(
      `${FOLDER}/back-channel`,
      { config: { isFromServers: true } },
      async (request, reply) => {
        const form = request.body instanceof URLSearchParams ? request.body : null;
        await hearLogout(platform, provider, form?.get('logout_token') ?? '');
        return reply.header('cache-control', 'no-store').send();
      },
    );
  });
}

/** The address under which browsers reach the product. */
export function homeAddress({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string {
  return (publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '');
}

/** For the log: what did not hold, never the tokens themselves. */
function whyOf(refusal: Refusal): string {
  const { cause } = refusal;
  return cause instanceof Error ? `${cause.name}: ${cause.message}`.slice(0, 300) : '';
}
