import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import * as contract from './made-paper-contract.ts';
import {
  asDownload,
  askForPaper,
  madePapersView,
  madePaperView,
  sendMadePaper,
} from './made-paper-view.ts';
import { askedPaper, type Making } from './make-paper.ts';
import { templateFor } from './paper-docx-for.ts';
import { soonMakePapers } from './paper-job.ts';
import { fileNameOf } from './rules/file-name.ts';
import { writeApart } from './write-apart.ts';
import { writePaper } from './write-paper.ts';

/** Mounts every kind of paper at once: as a sheet on the screen, as a file, or as an order for a long one. */
export function madePaperRoutes(http: ActorHttp, platform: Platform, making: Making): void {
  http.mount(contract.getPaper, ({ params, query }, actor) =>
    askedPaper(params.kind, query).compose(platform, actor),
  );
  http.mount(contract.downloadPaper, async ({ params, query, reply }, actor) => {
    const asked = askedPaper(params.kind, query);
    const rows = await asked.rows(platform, actor);
    if (rows > contract.AT_ONCE) {
      throw new Refusal(contract.paperErrors.PAPER_LONG, { rows, most: contract.AT_ONCE });
    }
    const paper = await asked.compose(platform, actor);
    const write = rows > contract.BRIEF ? writeApart : writePaper;
    const template = await templateFor(platform, actor.authorityId, paper);
    const bytes = await write(paper, params.format, template);
    const { full } = fileNameOf(paper, params.format);
    return asDownload(reply, full, params.format).send(bytes);
  });
  http.mount(contract.askPaper, async ({ body, key }, actor) => {
    const made = await askForPaper(platform, actor, body, key);
    if (made !== null) soonMakePapers(platform, making);
    return { made };
  });
  http.mount(contract.listMadePapers, async (_call, actor) => ({
    papers: await madePapersView(platform, actor),
  }));
  http.mount(contract.getMadePaper, ({ params }, actor) =>
    madePaperView(platform, actor, params.id),
  );
  http.mount(contract.downloadMadePaper, ({ params, reply }, actor) =>
    sendMadePaper(platform, actor, params.id, reply),
  );
}
