import type { Platform } from '../platform/act.ts';
import { viewAbsences } from './absence-view.ts';
import type { ActorHttp } from './actor.ts';
import { chooseMyDigests, claimMyEmail, confirmMyEmail, setEmail, viewContact } from './contact.ts';
import * as contract from './contact-contract.ts';
import { declareAbsenceOf, endAbsenceOf } from './declare-absence.ts';
import { strictLimit } from './strict-limit.ts';

/** Where people get mail and when they are away. */
export function contactRoutes(http: ActorHttp, platform: Platform, mailOn: boolean): void {
  // Codes are short: nobody tries many of them, nor has letters sent to strangers.
  const limit = strictLimit(http.app);
  http.mount(contract.getContact, (_call, actor) =>
    viewContact(platform, platform.db, actor, mailOn),
  );
  http.mount(contract.claimEmail, async ({ body, key, request }, actor) => {
    await limit(request);
    return claimMyEmail(platform, actor, body.email, key, mailOn);
  });
  http.mount(contract.confirmEmail, async ({ body, key, request }, actor) => {
    await limit(request);
    return confirmMyEmail(platform, actor, body.code, key, mailOn);
  });
  http.mount(contract.chooseDigestWay, ({ body, key }, actor) =>
    chooseMyDigests(platform, actor, body.byMail, key, mailOn),
  );
  http.mount(contract.setEmailOf, ({ params, body, key }, actor) =>
    setEmail(platform, actor, params.id, body, key),
  );
  http.mount(contract.listAbsences, (_call, actor) => viewAbsences(platform, platform.db, actor));
  http.mount(contract.declareAbsence, ({ body, key }, actor) =>
    declareAbsenceOf(platform, actor, body, key),
  );
  http.mount(contract.endAbsence, ({ params, body, key }, actor) =>
    endAbsenceOf(platform, actor, params.id, body, key),
  );
}
