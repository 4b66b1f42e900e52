import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import { registerSubjectTitles } from '../organisation/subject-titles.ts';
import type { Platform } from '../platform/act.ts';
import { acceptSubmission, returnSubmission, reviseSubmission } from './decide-submission.ts';
import { exportReportTables, exportSubmissionList } from './export-submission.ts';
import { freezeSubmission, thawSubmission } from './freeze-submission.ts';
import { openSubmission } from './open-submission.ts';
import { askSubmissionBack, giveSubmissionBack, presentSubmission } from './present-submission.ts';
import { signSubmission, withdrawSubmission } from './sign-submission.ts';
import { submissionTitles } from './store/submission-store.ts';
import * as contract from './submission-contract.ts';
import { submissionListView } from './submission-list-view.ts';
import { submissionPaper } from './submission-paper.ts';
import { submissionView } from './submission-view.ts';
import { writeSection } from './write-section.ts';

/** Mounts the contract of reports (báo cáo) on its acts and views. */
export function submissionRoutes(http: ActorHttp, platform: Platform): void {
  registerSubjectTitles('submission', submissionTitles);
  readRoutes(http, platform);
  http.mount(contract.openSubmission, ({ params, key }, actor) =>
    openSubmission(platform, actor, params.id, key),
  );
  http.mount(contract.writeSection, ({ params, body, key }, actor) =>
    writeSection(platform, actor, params, body, key),
  );
  http.mount(contract.freezeSubmission, ({ params, body, key }, actor) =>
    freezeSubmission(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.thawSubmission, ({ params, body, key }, actor) =>
    thawSubmission(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.presentSubmission, ({ params, body, key }, actor) =>
    presentSubmission(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.askSubmissionBack, ({ params, body, key }, actor) =>
    askSubmissionBack(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.giveSubmissionBack, ({ params, body, key }, actor) =>
    giveSubmissionBack(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.signSubmission, ({ params, body, key }, actor) =>
    signSubmission(platform, actor, { ...params, key }, body),
  );
  http.mount(contract.withdrawSubmission, ({ params, body, key }, actor) =>
    withdrawSubmission(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.acceptSubmission, ({ params, body, key }, actor) =>
    acceptSubmission(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.returnSubmission, ({ params, body, key }, actor) =>
    returnSubmission(platform, actor, { ...params, ...body, key }),
  );
  http.mount(contract.reviseSubmission, ({ params, body, key }, actor) =>
    reviseSubmission(platform, actor, { ...params, ...body, key }),
  );
}

function readRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listSubmissions, ({ query }, actor) =>
    submissionListView(platform, actor, query),
  );
  http.mount(contract.exportSubmissions, async ({ query, reply }, actor) =>
    sendExported(reply, await exportSubmissionList(platform, actor, query)),
  );
  http.mount(contract.getSubmission, ({ params, query }, actor) =>
    submissionView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.getSubmissionPaper, async ({ params, query }, actor) => ({
    paper: (await submissionPaper(platform, actor, params.id, query.asOf)).paper,
  }));
  http.mount(contract.getSubmissionDocument, async ({ params, query, reply }, actor) => {
    const { paper } = await submissionPaper(platform, actor, params.id, query.asOf);
    // The writers of documents are large and seldom asked for.
    const { sendPaperOf } = await import('../papers/send-paper.ts');
    return sendPaperOf(platform, actor.authorityId, reply, paper, query.format);
  });
  http.mount(contract.getSubmissionTables, async ({ params, query, reply }, actor) => {
    const { snapshot } = await submissionPaper(platform, actor, params.id, query.asOf);
    return sendExported(reply, await exportReportTables(snapshot));
  });
}
