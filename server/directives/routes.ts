import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import {
  exportDirectives,
  getDirective,
  getDirectiveFile,
  getSignedFile,
  listDirectives,
  recordSecretStub as recordSecretStubEndpoint,
} from './contract.ts';
import { sendDirectiveFile } from './directive-file.ts';
import { directiveView } from './directive-view.ts';
import { recordSecretStub } from './record-secret-stub.ts';
import { registerCsv } from './register-export.ts';
import { registerView } from './register-view.ts';

export function directiveRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(listDirectives, ({ query }, actor) => registerView(platform, actor, query));
  http.mount(exportDirectives, async ({ query, reply }, actor) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="so-van-ban.csv"')
      .send(await registerCsv(platform, actor, query)),
  );
  http.mount(getDirective, ({ params, query }, actor) =>
    directiveView(platform, actor, params.id, query.asOf),
  );
  http.mount(getDirectiveFile, ({ params, reply }, actor) =>
    sendDirectiveFile(platform, actor, params.id, reply, 'source'),
  );
  http.mount(getSignedFile, ({ params, reply }, actor) =>
    sendDirectiveFile(platform, actor, params.id, reply, 'signed'),
  );
  http.mount(recordSecretStubEndpoint, ({ body, key }, actor) =>
    recordSecretStub(platform, actor, body, key),
  );
}
