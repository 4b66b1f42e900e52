import type { Platform } from '../platform/act.ts';
import type { ActorHttp } from './actor.ts';
import { createTokenOf } from './create-token.ts';
import { revokeTokenOf } from './revoke-token.ts';
import { strictLimit } from './strict-limit.ts';
import { keepKeysOut } from './token-bearer.ts';
import * as contract from './token-contract.ts';
import { tokensAsCsv, viewAllTokens, viewMyTokens } from './token-views.ts';

/** Keys for other programs. */
export function tokenRoutes(http: ActorHttp, platform: Platform, longestDays: number): void {
  http.app.addHook('onRequest', keepKeysOut);
  const limit = strictLimit(http.app);
  http.mount(contract.listMyTokens, (_call, actor) => viewMyTokens(platform, actor, longestDays));
  http.mount(contract.createToken, async ({ body, key, request }, actor) => {
    await limit(request);
    return createTokenOf(platform, actor, body, key, longestDays);
  });
  http.mount(contract.revokeToken, ({ params, key }, actor) =>
    revokeTokenOf(platform, actor, params.id, key),
  );
  http.mount(contract.listAllTokens, ({ query }, actor) => viewAllTokens(platform, actor, query));
  http.mount(contract.exportTokens, async ({ reply }, actor) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="khoa-api.csv"')
      .send(await tokensAsCsv(platform, actor)),
  );
}
