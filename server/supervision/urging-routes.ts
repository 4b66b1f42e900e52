import type { ActorHttp } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { sendPaperOf } from '../papers/send-paper.ts';
import type { Platform } from '../platform/act.ts';
import { openSight } from '../tasks/task-sight.ts';
import { answerUrging, receiveUrging, seeUrging } from './answer-urging.ts';
import { previewUrging } from './preview-urging.ts';
import { sendUrging } from './send-urging.ts';
import * as contract from './urging-contract.ts';
import { urgingView } from './urging-view.ts';
import { exportUrgings, urgingsView } from './urgings-view.ts';

/** Đôn đốc by hand: letters drafted, sent, seen, taken note of, answered. */
export function urgingRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.previewUrging, ({ body }, actor) => previewUrging(platform, actor, body));
  http.mount(contract.sendUrging, ({ body, key }, actor) => sendUrging(platform, actor, body, key));
  http.mount(contract.listUrgings, ({ query }, actor) => urgingsView(platform, actor, query));
  http.mount(contract.exportUrgings, async ({ query, reply }, actor) => {
    const { name, mediaType, bytes } = await exportUrgings(platform, actor, query);
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(mediaType)
      .send(bytes);
  });
  http.mount(contract.getUrging, async ({ params, query }, actor) => {
    requireRight(actor, 'task.read');
    const sight = await openSight(platform, actor, query.asOf);
    return urgingView(sight, params.id);
  });
  http.mount(contract.urgingPaper, async ({ params, query, reply }, actor) => {
    requireRight(actor, 'task.read');
    const sight = await openSight(platform, actor);
    const { paper } = await urgingView(sight, params.id);
    return sendPaperOf(platform, actor.authorityId, reply, paper, query.format);
  });
  http.mount(contract.seeUrging, ({ params, key }, actor) =>
    seeUrging(platform, actor, params.id, key),
  );
  http.mount(contract.receiveUrging, ({ params, key }, actor) =>
    receiveUrging(platform, actor, params.id, key),
  );
  http.mount(contract.answerUrging, ({ params, body, key }, actor) =>
    answerUrging(platform, actor, params.id, body, key),
  );
}
