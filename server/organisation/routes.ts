import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import * as account from './account-contract.ts';
import { accountRoutes } from './account-routes.ts';
import type { ActorHttp } from './actor.ts';
import { addUnitToRegister } from './add-unit.ts';
import { getAdminStates } from './admin-contract.ts';
import { viewAdminStates } from './admin-states.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './authenticate.ts';
import { viewCalendar } from './calendar-view.ts';
import { closeUnitFrom } from './close-unit.ts';
import { contactRoutes } from './contact-routes.ts';
import * as contract from './contract.ts';
import { exportUnitTree } from './export-units.ts';
import { importUnitTree } from './import-unit-tree.ts';
import { viewChain, viewJournal } from './journal-views.ts';
import { confirmYearOf, markDayOf, unmarkDayOf } from './mark-day.ts';
import { matchNames } from './match-names.ts';
import { viewMe } from './me-view.ts';
import { openProvider } from './oidc-client.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { readImport } from './read-import.ts';
import { requireRight } from './require-may.ts';
import { alterView, defaultTo, keepView, removeView, savedViews } from './saved-views.ts';
import { setPasswordByLink } from './set-password-by-link.ts';
import { setUp, viewSetup } from './setup.ts';
import {
  type AtTheDoor,
  type SignedIn,
  signInByPassword,
  signInByToken,
  signInToDemonstrationAccount,
} from './sign-in.ts';
import { beginCodesAtTheDoor, signInByCode, signInByFirstCode } from './sign-in-by-code.ts';
import { placeOf } from './sign-in-place.ts';
import { type SignInConfig, signInRules } from './sign-in-rules.ts';
import type { OpenStep } from './sign-in-step.ts';
import { signOutOf } from './sign-out.ts';
import { demonstrationAccounts } from './store/account-list.ts';
import { strictLimit } from './strict-limit.ts';
import { switchToPost } from './switch-post.ts';
import * as time from './time-contract.ts';
import { chooseRule, setLimits, viewTimeSettings } from './time-settings.ts';
import { todaysUnits } from './todays-map.ts';
import { tokenRoutes } from './token-routes.ts';
import { viewUnit, viewUnits } from './unit-views.ts';

/** Mounts the contract of `organisation` on its acts and views. */
export function organisationRoutes(
  http: ActorHttp,
  platform: Platform,
  config: SignInConfig & Pick<Config, 'tokenDays' | 'signOn'>,
): void {
  sessionRoutes(http, platform, config);
  accountRoutes(http, platform, config);
  contactRoutes(http, platform, config.mail !== null);
  peopleRoutes(http, platform);
  unitRoutes(http, platform);
  timeRoutes(http, platform);
  viewRoutes(http, platform);
  tokenRoutes(http, platform, config.tokenDays);
  oidcRoutes(http, platform, config.signOn && openProvider(config.signOn), config);
  http.mount(getAdminStates, (_call, actor) => viewAdminStates(platform, actor));
  http.mount(contract.listJournal, ({ query }, actor) => viewJournal(platform, actor, query));
  http.mount(contract.getChain, (_call, actor) => viewChain(platform, actor));
}

function viewRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listViews, async ({ query }, actor) => ({
    views: await savedViews(platform, actor, query.page),
  }));
  http.mount(contract.saveView, ({ body, key }, actor) => keepView(platform, actor, body, key));
  http.mount(contract.changeView, ({ params, body, key }, actor) =>
    alterView(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.dropView, ({ params, body, key }, actor) =>
    removeView(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.chooseView, ({ body, key }, actor) => defaultTo(platform, actor, body, key));
}

function sessionRoutes(http: ActorHttp, platform: Platform, config: SignInConfig): void {
  const limit = strictLimit(http.app);
  const rules = signInRules(config);
  async function enter(reply: FastifyReply, { token, actor }: SignedIn): Promise<contract.Me> {
    setSessionCookie(reply, config, token);
    return viewMe(platform, actor);
  }
  const enterOrGoOn = async (reply: FastifyReply, entered: SignedIn | OpenStep) =>
    'ticket' in entered ? entered : enter(reply, entered);
  const door = (request: FastifyRequest): AtTheDoor => ({
    place: placeOf(request),
    oldToken: sessionToken(request),
  });

  http.mount(contract.getMe, (_call, actor) => viewMe(platform, actor));
  http.mountOpen(account.signIn, async ({ body, request, reply }) => {
    await limit(request);
    return enterOrGoOn(reply, await signInByPassword(platform, rules, body, door(request)));
  });
  http.mountOpen(account.signInByCode, async ({ body, request, reply }) => {
    await limit(request);
    return enter(reply, await signInByCode(platform, body, door(request)));
  });
  http.mountOpen(account.beginCodesAtTheDoor, async ({ body, request }) => {
    await limit(request);
    return beginCodesAtTheDoor(platform, body.ticket);
  });
  http.mountOpen(account.signInByFirstCode, async ({ body, request, reply }) => {
    await limit(request);
    const entered = await signInByFirstCode(platform, rules, body, door(request));
    return { me: await enter(reply, entered), recoveryCodes: entered.recoveryCodes };
  });
  http.mountOpen(account.setPasswordByLink, async ({ body, request, reply }) => {
    await limit(request);
    return enterOrGoOn(reply, await setPasswordByLink(platform, rules, body, door(request)));
  });
  http.mountOpen(contract.signInByLink, async ({ body, request, reply }) => {
    await limit(request);
    return enter(reply, await signInByToken(platform, body.token, door(request)));
  });
  http.mount(contract.signOut, async ({ request, reply }, actor) => {
    const token = sessionToken(request);
    if (token !== null) await signOutOf(platform, actor, token);
    clearSessionCookie(reply, config);
    return {};
  });
  http.mount(contract.switchPost, async ({ body, request, reply }, actor) => {
    const token = sessionToken(request) ?? '';
    return enter(reply, await switchToPost(platform, actor, body, token));
  });
  http.mountOpen(contract.listDemonstrationAccounts, async () => ({
    accounts: await demonstrationAccounts(platform.db, dayInVietnam(platform.clock())),
  }));
  http.mountOpen(contract.signInToDemonstration, async ({ body, request, reply }) => {
    const { username } = body;
    return enter(reply, await signInToDemonstrationAccount(platform, username, door(request)));
  });
  http.mountOpen(contract.getSetup, () => viewSetup(platform));
  http.mountOpen(contract.completeSetup, async ({ body, request, reply }) => {
    await limit(request);
    return enter(reply, await setUp(platform, rules, body, placeOf(request)));
  });
}

function timeRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(time.getCalendar, ({ query }, actor) => viewCalendar(platform.db, actor, query.year));
  http.mount(time.markDay, ({ body, key }, actor) => markDayOf(platform, actor, body, key));
  http.mount(time.confirmYear, ({ params, body, key }, actor) =>
    confirmYearOf(platform, actor, params.year, body, key),
  );
  http.mount(time.unmarkDay, ({ params, body, key }, actor) =>
    unmarkDayOf(platform, actor, params.id, body, key),
  );
  http.mount(time.getTimeSettings, (_call, actor) => viewTimeSettings(platform.db, actor));
  http.mount(time.chooseTimeRule, ({ body, key }, actor) => chooseRule(platform, actor, body, key));
  http.mount(time.setFlagLimits, ({ body, key }, actor) => setLimits(platform, actor, body, key));
}

function unitRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.getTodaysUnits, async ({ query }, actor) => ({
    units: await todaysUnits(platform, actor, query.id),
  }));
  http.mount(contract.listUnits, ({ query }, actor) => viewUnits(platform, actor, query));
  http.mount(contract.getUnit, ({ params, query }, actor) =>
    viewUnit(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.addUnit, ({ body, key }, actor) =>
    addUnitToRegister(platform, actor, body, key),
  );
  http.mount(contract.closeUnit, ({ params, body, key }, actor) =>
    closeUnitFrom(platform, actor, params.id, body, key),
  );
  http.mount(contract.matchUnits, async ({ body }, actor) => {
    requireRight(actor, 'unit.read');
    return { matches: await matchNames(platform, actor.authorityId, body.names, body.onDay) };
  });
  http.mount(contract.importUnits, async ({ body, key, request }, actor) => {
    const sheet = await readImport(request, body);
    return importUnitTree(platform, actor, sheet, key);
  });
  http.mount(contract.exportUnits, async ({ reply }, actor) => {
    const text = await exportUnitTree(platform, actor);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="don-vi.csv"')
      .send(text);
  });
}
