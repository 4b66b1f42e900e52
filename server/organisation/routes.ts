import type { FastifyReply } from 'fastify';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import type { ActorHttp } from './actor.ts';
import { addUnitToRegister } from './add-unit.ts';
import { clearSessionCookie, sessionToken, setSessionCookie } from './authenticate.ts';
import { closeUnitFrom } from './close-unit.ts';
import * as contract from './contract.ts';
import { exportUnitTree } from './export-units.ts';
import { importUnitTree } from './import-unit-tree.ts';
import { viewChain, viewJournal } from './journal-views.ts';
import { matchNames } from './match-names.ts';
import { viewMe } from './me-view.ts';
import { readImport } from './read-import.ts';
import { requireRight } from './require-may.ts';
import { setUp, viewSetup } from './setup.ts';
import {
  type SignedIn,
  signInByPassword,
  signInByToken,
  signInToDemonstrationAccount,
} from './sign-in.ts';
import { signOutOf } from './sign-out.ts';
import { demonstrationAccounts } from './store/account-list.ts';
import { strictLimit } from './strict-limit.ts';
import { switchToPost } from './switch-post.ts';
import { viewUnit, viewUnits } from './unit-views.ts';

/** Mounts the contract of `organisation` on its acts and views. */
export function organisationRoutes(
  http: ActorHttp,
  platform: Platform,
  config: Pick<Config, 'secureCookie'>,
): void {
  sessionRoutes(http, platform, config);
  unitRoutes(http, platform);
  http.mount(contract.listJournal, ({ query }, actor) => viewJournal(platform, actor, query));
  http.mount(contract.getChain, (_call, actor) => viewChain(platform, actor));
}

function sessionRoutes(
  http: ActorHttp,
  platform: Platform,
  config: Pick<Config, 'secureCookie'>,
): void {
  const limit = strictLimit(http.app);
  async function enter(reply: FastifyReply, { token, actor }: SignedIn): Promise<contract.Me> {
    setSessionCookie(reply, config, token);
    return viewMe(platform, actor);
  }

  http.mount(contract.getMe, (_call, actor) => viewMe(platform, actor));
  http.mountOpen(contract.signIn, async ({ body, request, reply }) => {
    await limit(request);
    return enter(reply, await signInByPassword(platform, body, sessionToken(request)));
  });
  http.mountOpen(contract.signInByLink, async ({ body, request, reply }) => {
    await limit(request);
    return enter(reply, await signInByToken(platform, body.token, sessionToken(request)));
  });
  http.mount(contract.signOut, async ({ request, reply }, actor) => {
    const token = sessionToken(request);
    if (token !== null) await signOutOf(platform, actor, token);
    clearSessionCookie(reply, config);
    return {};
  });
  http.mount(contract.switchPost, async ({ body, request, reply }, actor) => {
    const token = sessionToken(request) ?? '';
    return enter(reply, await switchToPost(platform, actor, body.postId, token));
  });
  http.mountOpen(contract.listDemonstrationAccounts, async () => ({
    accounts: await demonstrationAccounts(platform.db, dayInVietnam(platform.clock())),
  }));
  http.mountOpen(contract.signInToDemonstration, async ({ body, request, reply }) => {
    const token = sessionToken(request);
    return enter(reply, await signInToDemonstrationAccount(platform, body.username, token));
  });
  http.mountOpen(contract.getSetup, () => viewSetup(platform));
  http.mountOpen(contract.completeSetup, async ({ body, request, reply }) => {
    await limit(request);
    return enter(reply, await setUp(platform, body));
  });
}

function unitRoutes(http: ActorHttp, platform: Platform): void {
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
