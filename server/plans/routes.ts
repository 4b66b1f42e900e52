import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { Config } from '../platform/config.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { attachSigned, removeSigned, sendSigned } from './attach-signed.ts';
import * as contract from './contract.ts';
import { dropReading } from './drop-reading.ts';
import { issueOrBegin, issuingView, stopIssuing } from './issue-in-background.ts';
import { aliasesView, forgetAlias, learnAlias } from './learn-alias.ts';
import { forgetColumn, learnColumn } from './learn-column.ts';
import { requireDrafting } from './open-reading.ts';
import { plansView, planView } from './plan-view.ts';
import { planWorkbook } from './plan-workbook.ts';
import { previewIssue } from './preview-issue.ts';
import { readAnnex } from './read-annex.ts';
import { type Given, readDirective } from './read-directive.ts';
import { readingRow, readingsView, readingView } from './reading-view.ts';
import { restoreReading } from './restore-reading.ts';
import { saveDraft } from './save-draft.ts';
import { sitAtReading } from './sit-at-reading.ts';
import { learntLabels } from './store/column-labels.ts';
import { templateWorkbook } from './write-workbook.ts';

export function planRoutes(
  http: ActorHttp,
  platform: Platform,
  { secondReader, issueBatch }: Partial<Pick<Config, 'secondReader' | 'issueBatch'>> = {},
): void {
  http.mount(contract.readDirective, async ({ body, request, key }, actor) => {
    const given: Given = request.isMultipart()
      ? { kind: 'file', ...(await droppedFile(request)) }
      : { kind: 'text', text: body.text, name: body.sourceName };
    const { readingId } = await readDirective(platform, actor, given, key, secondReader);
    return readingView(platform, actor, readingId);
  });
  http.mount(contract.readAnnex, async ({ request }, actor) =>
    readAnnex(platform, actor, await droppedFile(request)),
  );
  http.mount(contract.listReadings, ({ query }, actor) => readingsView(platform, actor, query));
  http.mount(contract.getReading, ({ params }, actor) => readingView(platform, actor, params.id));
  http.mount(contract.saveDraft, ({ params, body, key }, actor) =>
    saveDraft(platform, actor, { ...params, ...body }, key),
  );
  http.mount(contract.sitAtReading, ({ params, body }, actor) =>
    sitAtReading(platform, actor, params.id, body),
  );
  http.mount(contract.attachSigned, async ({ params, request, key }, actor) =>
    attachSigned(platform, actor, params.id, await droppedFile(request), key),
  );
  http.mount(contract.removeSigned, ({ params, key }, actor) =>
    removeSigned(platform, actor, params.id, key),
  );
  http.mount(contract.getSigned, ({ params, reply }, actor) =>
    sendSigned(platform, actor, params.id, reply),
  );
  http.mount(contract.previewIssue, ({ params }, actor) =>
    previewIssue(platform, actor, params.id),
  );
  http.mount(contract.issuePlan, ({ params, body, key }, actor) =>
    issueOrBegin(platform, actor, { ...params, ...body }, key, issueBatch),
  );
  http.mount(contract.getIssuing, ({ params }, actor) => issuingView(platform, actor, params.id));
  http.mount(contract.stopIssuing, ({ params, key }, actor) =>
    stopIssuing(platform, actor, params.id, key),
  );
  http.mount(contract.dropReading, async ({ params, body, key }, actor) => {
    await dropReading(platform, actor, { ...params, ...body }, key);
    return readingRow(platform, actor, params.id);
  });
  http.mount(contract.restoreReading, async ({ params, body, key }, actor) => {
    await restoreReading(platform, actor, { ...params, ...body }, key);
    return readingRow(platform, actor, params.id);
  });
  http.mount(contract.listAliases, (_call, actor) => aliasesView(platform, actor));
  http.mount(contract.forgetAlias, ({ body, key }, actor) =>
    forgetAlias(platform, actor, body.written, key),
  );
  http.mount(contract.forgetColumn, ({ body, key }, actor) =>
    forgetColumn(platform, actor, body.key, key),
  );
  http.mount(contract.learnAlias, ({ body, key }, actor) => learnAlias(platform, actor, body, key));
  http.mount(contract.getTemplate, async ({ reply }, actor) => {
    requireDrafting(actor);
    return sheetReply(reply, 'mau-nhiem-vu.xlsx', await templateWorkbook());
  });
  http.mount(contract.exportPlan, async ({ params, reply }, actor) => {
    const { name, bytes } = await planWorkbook(platform, actor, params.id);
    return sheetReply(reply, name, bytes);
  });
  http.mount(contract.listColumnLabels, async (_call, actor) => {
    requireDrafting(actor);
    return { labels: await learntLabels(platform.db, actor.authorityId) };
  });
  http.mount(contract.learnColumn, ({ body, key }, actor) =>
    learnColumn(platform, actor, body, key),
  );
  http.mount(contract.listPlans, ({ query }, actor) => plansView(platform, actor, query));
  http.mount(contract.getPlan, ({ params, query }, actor) =>
    planView(platform, actor, params.id, query.asOf),
  );
}

function sheetReply(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(bytes);
}

/** The file of a multipart request, field `file`. */
async function droppedFile(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: 'file' }] });
  return { bytes: await part.toBuffer(), name: part.filename };
}
