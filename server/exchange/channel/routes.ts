import type { ActorHttp } from '../../organisation/actor.ts';
import { homeAddress } from '../../organisation/oidc-routes.ts';
import { strictLimit } from '../../organisation/strict-limit.ts';
import type { Platform } from '../../platform/act.ts';
import type { Config } from '../../platform/config.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import { tryFollowerNow, viewStuckFollowers } from '../stuck-followers.ts';
import { hearAnswer } from './answer-invitation.ts';
import { MESSAGES_PATH } from './carry-message.ts';
import { PAIRINGS_PATH } from './carry-pairing.ts';
import { change, confirm } from './change-partner.ts';
import * as contract from './contract.ts';
import { applyMessageAgain, resend, skipReceived, skipSent } from './decide-message.ts';
import { exportPartnersAs } from './export-partners.ts';
import { accept, invite } from './invite-partner.ts';
import { viewMessages } from './message-views.ts';
import { nameOneself, viewOwnIdentity } from './name-oneself.ts';
import { viewOnePartner, viewPartners } from './partner-view.ts';
import { receiveFilePart } from './receive-file.ts';
import { receiveMessage } from './receive-message.ts';
import { registerChannelReceivers, rotateOwnKey } from './rotate-key.ts';
import { FILES_PATH } from './send-files.ts';

/** A signed message of the longest body; base64 makes a third more of it. */
const MOST_BYTES = 12 * 1024 * 1024;

/** The channel between installations: for administrators, and for the other installations. */
export function channelRoutes(http: ActorHttp, platform: Platform, config: Config): void {
  registerChannelReceivers();
  const { allowedHosts } = config.exchange;
  http.mount(contract.viewIdentity, (_call, actor) =>
    viewOwnIdentity(platform, actor, homeAddress(config)),
  );
  http.mount(contract.saveIdentity, ({ body, key }, actor) =>
    nameOneself(platform, actor, body, key, allowedHosts),
  );
  http.mount(contract.rotateKey, ({ key }, actor) => rotateOwnKey(platform, actor, key));
  http.mountView(contract.listPartners, ({ query }, actor) => viewPartners(platform, actor, query));
  http.mount(contract.exportPartners, async ({ reply }, actor) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="doi-tac.csv"')
      .send(await exportPartnersAs(platform, actor)),
  );
  http.mountView(contract.viewPartner, ({ params }, actor) =>
    viewOnePartner(platform, actor, params.id),
  );
  http.mount(contract.invitePartner, ({ body, key }, actor) => invite(platform, actor, body, key));
  http.mount(contract.acceptInvitation, ({ body, key }, actor) =>
    accept(platform, actor, body, key, allowedHosts),
  );
  http.mount(contract.confirmPartner, ({ params, body, key }, actor) =>
    confirm(platform, actor, params.id, body, key),
  );
  http.mount(contract.changePartner, ({ params, body, key }, actor) =>
    change(platform, actor, params.id, body, key, allowedHosts),
  );
  http.mountView(contract.listMessages, ({ params, query }, actor) =>
    viewMessages(platform, actor, params.id, query),
  );
  http.mount(contract.resendMessage, ({ params, key }, actor) =>
    resend(platform, { actor, id: params.id, key }),
  );
  http.mount(contract.skipSentMessage, ({ params, body, key }, actor) =>
    skipSent(platform, { actor, id: params.id, key }, body.reason),
  );
  http.mount(contract.applyAgain, ({ params, key }, actor) =>
    applyMessageAgain(platform, { actor, id: params.id, key }),
  );
  http.mount(contract.skipReceivedMessage, ({ params, body, key }, actor) =>
    skipReceived(platform, { actor, id: params.id, key }, body.reason),
  );
  http.mountView(contract.viewFollowers, (_call, actor) => viewStuckFollowers(platform, actor));
  http.mount(contract.tryFollower, ({ body, key }, actor) =>
    tryFollowerNow(platform, actor, body, key),
  );
  openRoutes(http, platform, config);
}

/**
 * What other installations post. There is no session: each is proven by its signature before anything in it is
 * read, and strangers learn nothing but that they are strangers.
 */
function openRoutes(http: ActorHttp, platform: Platform, config: Config): void {
  const limit = strictLimit(http.app);
  const { clockHours, allowedHosts } = config.exchange;
  http.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/jose',
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
    const options = { config: { isFromServers: true } };
    const textOf = (body: unknown) => (typeof body === 'string' ? body : '');
    app.post(MESSAGES_PATH, options, async (request, reply) => {
      const receipt = await receiveMessage(platform, textOf(request.body), clockHours);
      if (receipt === null) throw new Refusal(platformErrors.NOT_SIGNED_IN);
      return reply.type('application/jose').send(receipt);
    });
    app.post(FILES_PATH, options, async (request) => {
      const state = await receiveFilePart(platform, textOf(request.body));
      if (state === null) throw new Refusal(platformErrors.NOT_SIGNED_IN);
      return state;
    });
    app.post(PAIRINGS_PATH, options, async (request) => {
      await limit(request);
      const isOurs = await hearAnswer(platform, textOf(request.body), allowedHosts);
      if (!isOurs) throw new Refusal(platformErrors.NOT_FOUND);
      return { heard: true };
    });
  });
}
