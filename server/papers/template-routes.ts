import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { addTemplateOf, incomingTemplate } from './add-template.ts';
import { closeTemplateOf } from './close-template.ts';
import { sendPaperOf } from './send-paper.ts';
import * as contract from './template-contract.ts';
import { sampleOf, sendTemplate, templatesView } from './templates-view.ts';

/** Mounts the templates that an authority has of its own. */
export function templateRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listTemplates, (_call, actor) => templatesView(platform, actor));
  http.mount(contract.addTemplate, async ({ request, key }, actor) =>
    addTemplateOf(platform, actor, await incomingTemplate(request, actor), key),
  );
  http.mount(contract.closeTemplate, ({ params, key }, actor) =>
    closeTemplateOf(platform, actor, params.id, key),
  );
  http.mount(contract.downloadTemplate, ({ params, reply }, actor) =>
    sendTemplate(platform, actor, params.id, reply),
  );
  http.mount(contract.downloadSample, async ({ params, query, reply }, actor) => {
    const paper = await sampleOf(platform, actor, params.type);
    return sendPaperOf(platform, actor.authorityId, reply, paper, query.format);
  });
}
