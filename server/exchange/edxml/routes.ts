import type { FastifyRequest } from 'fastify';
import type { ActorHttp } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import { Refusal } from '../../platform/refusal.ts';
import * as contract from './contract.ts';
import {
  acceptPackage,
  answerRecall,
  finishPackage,
  recallPackage,
  refusePackage,
} from './decide-package.ts';
import { edxmlSettings, setEdxml } from './edxml-settings.ts';
import { acknowledgeOutgoing, outgoingView, sendOutgoing } from './outgoing.ts';
import { packageView, sendPackageFile, sendPackageXml } from './package-view.ts';
import { exportPackages, packagesView } from './packages-view.ts';
import { receiveMessage } from './receive-message.ts';
import { sendDirective } from './send-directive.ts';
import { sendReport, sendReportFile } from './send-report.ts';

/** edXML: packages in and out, their statuses, and what the gateway of an axis asks for. */
export function edxmlRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listPackages, ({ query }, actor) => packagesView(platform, actor, query));
  http.mount(contract.exportPackages, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportPackages(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.getPackage, ({ params }, actor) => packageView(platform, actor, params.id));
  http.mount(contract.getPackageXml, ({ params, reply }, actor) =>
    sendPackageXml(platform, actor, params.id, reply),
  );
  http.mount(contract.getPackageFile, ({ params, reply }, actor) =>
    sendPackageFile(platform, actor, params, reply),
  );
  http.mount(contract.receiveMessage, async ({ request, key }, actor) =>
    receiveMessage(platform, actor, (await droppedFile(request)).bytes, key),
  );
  http.mount(contract.acceptPackage, ({ params, body, key }, actor) =>
    acceptPackage(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.refusePackage, ({ params, body, key }, actor) =>
    refusePackage(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.finishPackage, ({ params, body, key }, actor) =>
    finishPackage(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.answerRecall, ({ params, body, key }, actor) =>
    answerRecall(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.recallPackage, ({ params, body, key }, actor) =>
    recallPackage(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.sendReport, ({ params, body, key }, actor) =>
    sendReport(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.sendReportFile, async ({ params, query, request, key }, actor) =>
    sendReportFile(platform, actor, params.id, query, await droppedFile(request), key),
  );
  http.mount(contract.sendDirective, ({ body, key }, actor) =>
    sendDirective(platform, actor, body, key),
  );
  http.mount(contract.listOutgoing, ({ query }, actor) => outgoingView(platform, actor, query));
  http.mount(contract.getOutgoing, ({ params, reply }, actor) =>
    sendOutgoing(platform, actor, params.id, reply),
  );
  http.mount(contract.acknowledgeOutgoing, ({ params, key }, actor) =>
    acknowledgeOutgoing(platform, actor, params.id, key),
  );
  http.mount(contract.getEdxmlSettings, (_call, actor) => edxmlSettings(platform, actor));
  http.mount(contract.setEdxmlSettings, ({ body, key }, actor) =>
    setEdxml(platform, actor, body, key),
  );
}

/** The file of a multipart request, field `file`. */
async function droppedFile(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: 'file' }] });
  return { bytes: await part.toBuffer(), name: part.filename };
}
