import { sendExported } from '../../directives/written-list.ts';
import type { ActorHttp } from '../../organisation/actor.ts';
import { registerSubjectTitles } from '../../organisation/subject-titles.ts';
import { registerAddresses } from '../../organisation/why-not.ts';
import type { Platform } from '../../platform/act.ts';
import { moveFeedback, writeAnswer } from './answer-feedback.ts';
import { assignFeedback } from './assign-feedback.ts';
import * as contract from './contract.ts';
import { exportFeedbackList } from './export-feedback.ts';
import { FEEDBACK_ADDRESSES } from './feedback-addresses.ts';
import { feedbackListView } from './feedback-list-view.ts';
import { setFeedbackSettings, viewFeedbackSettings } from './feedback-settings.ts';
import { feedbackContactView, feedbackView } from './feedback-view.ts';
import { publishAnswer } from './publish-answer.ts';
import { feedbackTitles } from './store/feedback-address.ts';

/**
 * Góp ý, phản ánh, for those who answer.
 *
 * @param home where people reach the program, for letters; null where mail is off
 */
export function feedbackRoutes(http: ActorHttp, platform: Platform, home: string | null): void {
  registerSubjectTitles('feedback', feedbackTitles);
  registerAddresses(...FEEDBACK_ADDRESSES);
  http.mount(contract.listFeedback, ({ query }, actor) => feedbackListView(platform, actor, query));
  http.mount(contract.exportFeedback, async ({ query, reply }, actor) =>
    sendExported(reply, await exportFeedbackList(platform, actor, query)),
  );
  http.mount(contract.getFeedback, ({ params, query }, actor) =>
    feedbackView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.getFeedbackContact, ({ params }, actor) =>
    feedbackContactView(platform, actor, params.id),
  );
  http.mount(contract.assignFeedback, ({ params, body, key }, actor) =>
    assignFeedback(platform, actor, params.id, body, key),
  );
  http.mount(contract.writeAnswer, ({ params, body, key }, actor) =>
    writeAnswer(platform, actor, params.id, body, key),
  );
  http.mount(contract.moveFeedback, ({ params, body, key }, actor) =>
    moveFeedback(platform, home, actor, params.id, body, key),
  );
  http.mount(contract.publishAnswer, ({ params, body, key }, actor) =>
    publishAnswer(platform, actor, params.id, body, key),
  );
  http.mount(contract.getFeedbackSettings, (_call, actor) =>
    viewFeedbackSettings(platform, platform.db, actor),
  );
  http.mount(contract.setFeedbackSettings, ({ body, key }, actor) =>
    setFeedbackSettings(platform, actor, body, key),
  );
}
