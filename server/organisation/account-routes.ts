import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import * as contract from './account-contract.ts';
import { viewAccountOf } from './account-of-person-view.ts';
import type { Actor, ActorHttp } from './actor.ts';
import { askForReset } from './ask-for-reset.ts';
import { sessionToken, setSessionCookie } from './authenticate.ts';
import { changePassword } from './change-password.ts';
import { giveResetLink, invitePerson } from './invite-person.ts';
import { askCodesOf, dropCodesOf, endSessionsOf, unlockAccount } from './look-after-account.ts';
import type { Own } from './own-account.ts';
import { beginMyCodes, confirmMyCodes, renewMyRecoveryCodes, turnOffMyCodes } from './own-codes.ts';
import { endMyOtherSessions, endMySession, viewMyAccount } from './own-sessions.ts';
import { readPasswordLink } from './set-password-by-link.ts';
import { placeOf } from './sign-in-place.ts';
import { type SignInConfig, signInRules } from './sign-in-rules.ts';
import { setCodeRoles, viewSignInSettings } from './sign-in-settings.ts';
import { strictLimit } from './strict-limit.ts';

/** Mounts what people do about their own accounts, and administrators about those of their body. */
export function accountRoutes(http: ActorHttp, platform: Platform, config: SignInConfig): void {
  const rules = signInRules(config);
  const limit = strictLimit(http.app);

  http.mountOpen(contract.getDoor, async () => ({
    passwordLength: rules.passwordLength,
    mailOn: rules.mailOn,
  }));
  http.mountOpen(contract.askForReset, async ({ body, request }) => {
    await limit(request);
    await askForReset(platform, rules, body.name);
    return {};
  });
  http.mountOpen(contract.readPasswordLink, async ({ body, request }) => {
    await limit(request);
    return readPasswordLink(platform, rules, body.token);
  });
  ownRoutes(http, platform, config);

  http.mount(contract.getAccountOf, ({ params }, actor) =>
    viewAccountOf(platform, rules, actor, params.id),
  );
  http.mount(contract.invitePerson, ({ params, body }, actor) =>
    invitePerson(platform, rules, actor, params.id, body),
  );
  http.mount(contract.giveResetLink, ({ params }, actor) =>
    giveResetLink(platform, rules, actor, params.id),
  );
  http.mount(contract.unlockAccount, ({ params, key }, actor) =>
    unlockAccount(platform, actor, params.id, key),
  );
  http.mount(contract.endSessionsOf, ({ params, key }, actor) =>
    endSessionsOf(platform, actor, params.id, key),
  );
  http.mount(contract.askCodesOf, ({ params, body, key }, actor) =>
    askCodesOf(platform, actor, params.id, body.asked, key),
  );
  http.mount(contract.dropCodesOf, ({ params, key }, actor) =>
    dropCodesOf(platform, rules, actor, params.id, key),
  );
  http.mount(contract.getSignInSettings, (_call, actor) =>
    viewSignInSettings(platform, rules, actor),
  );
  http.mount(contract.setCodeRoles, ({ body, key }, actor) =>
    setCodeRoles(platform, rules, actor, body.codeRoles, key),
  );
}

/** One's own account: what changes how one signs in gives the session a new token. */
function ownRoutes(http: ActorHttp, platform: Platform, config: SignInConfig): void {
  const rules = signInRules(config);
  const limit = strictLimit(http.app);
  const renew = (reply: FastifyReply, token: string) => setSessionCookie(reply, config, token);
  async function own(request: FastifyRequest, actor: Actor): Promise<Own> {
    await limit(request);
    const token = sessionToken(request);
    if (token === null) throw new Refusal(platformErrors.NOT_ALLOWED);
    return { actor, token, place: placeOf(request) };
  }

  http.mount(contract.getMyAccount, ({ request }, actor) =>
    viewMyAccount(platform, rules, actor, sessionToken(request)),
  );
  http.mount(contract.changePassword, async ({ body, request, reply }, actor) => {
    renew(reply, await changePassword(platform, rules, await own(request, actor), body));
    return {};
  });
  http.mount(contract.beginMyCodes, async ({ body, request }, actor) =>
    beginMyCodes(platform, await own(request, actor), body),
  );
  http.mount(contract.confirmMyCodes, async ({ body, request, reply }, actor) => {
    const done = await confirmMyCodes(platform, rules, await own(request, actor), body);
    renew(reply, done.token);
    return { recoveryCodes: done.recoveryCodes };
  });
  http.mount(contract.turnOffMyCodes, async ({ body, request, reply }, actor) => {
    renew(reply, await turnOffMyCodes(platform, rules, await own(request, actor), body));
    return {};
  });
  http.mount(contract.renewMyRecoveryCodes, async ({ body, request, reply }, actor) => {
    const done = await renewMyRecoveryCodes(platform, await own(request, actor), body);
    renew(reply, done.token);
    return { recoveryCodes: done.recoveryCodes };
  });
  http.mount(contract.endMySession, ({ params, key }, actor) =>
    endMySession(platform, actor, params.id, key),
  );
  http.mount(contract.endMyOtherSessions, async ({ key, request }, actor) =>
    endMyOtherSessions(platform, await own(request, actor), key),
  );
}
