import type { ActorHttp } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { actOnMany } from './act-on-many.ts';
import { carryOverTask } from './carry-over-task.ts';
import { clarifyTask } from './clarify-task.ts';
import { addComment, editComment, withdrawComment } from './comment-on-task.ts';
import { commentsView, mentionableView } from './comments-view.ts';
import * as contract from './contract.ts';
import { delegateTask } from './delegate-task.ts';
import { dropParty, setParty } from './edit-parties.ts';
import { forwardTask } from './forward-task.ts';
import { mergeTask } from './merge-task.ts';
import { markNoticesRead, noticesView } from './notices-view.ts';
import { passStage, planStages } from './plan-stages.ts';
import { previewFile, showFile } from './preview-file.ts';
import { putOffItem } from './put-off-item.ts';
import { reopenTask } from './reopen-task.ts';
import { replyToTask } from './reply-to-task.ts';
import { resumeTask } from './resume-task.ts';
import { suspendTask } from './suspend-task.ts';
import { setTaskKind, stagesProposal, taskKindsView } from './task-kinds.ts';
import { undoAct } from './undo-act.ts';
import { withdrawTask } from './withdraw-task.ts';

/** The life of a task after it was given: what becomes of it, who takes part, its stages, what is said of it. */
export function taskLifeRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.forwardTask, ({ params, body, key }, actor) =>
    forwardTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.delegateTask, ({ params, body, key }, actor) =>
    delegateTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.suspendTask, ({ params, body, key }, actor) =>
    suspendTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.resumeTask, ({ params, body, key }, actor) =>
    resumeTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.withdrawTask, ({ params, body, key }, actor) =>
    withdrawTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.mergeTask, ({ params, body, key }, actor) =>
    mergeTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.carryOverTask, ({ params, body, key }, actor) =>
    carryOverTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.reopenTask, ({ params, body, key }, actor) =>
    reopenTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.undoAct, ({ params, body, key }, actor) =>
    undoAct(platform, actor, params.id, body, key),
  );
  http.mount(contract.actOnMany, ({ body, key }, actor) => actOnMany(platform, actor, body, key));

  http.mount(contract.setParty, ({ params, body, key }, actor) =>
    setParty(platform, actor, params.id, body, key),
  );
  http.mount(contract.dropParty, ({ params, body, key }, actor) =>
    dropParty(platform, actor, params.id, body, key),
  );
  http.mount(contract.replyToTask, ({ params, body, key }, actor) =>
    replyToTask(platform, actor, params.id, body, key),
  );
  http.mount(contract.clarifyTask, ({ params, body, key }, actor) =>
    clarifyTask(platform, actor, params.id, body, key),
  );

  http.mount(contract.listTaskKinds, (_call, actor) => taskKindsView(platform, actor));
  http.mount(contract.setTaskKind, ({ params, body, key }, actor) =>
    setTaskKind(platform, actor, params.key, body, key),
  );
  http.mount(contract.proposeStages, ({ params, query }, actor) =>
    stagesProposal(platform, actor, params.id, query),
  );
  http.mount(contract.planStages, ({ params, body, key }, actor) =>
    planStages(platform, actor, params.id, body, key),
  );
  http.mount(contract.passStage, ({ params, body, key }, actor) =>
    passStage(platform, actor, params.id, body, key),
  );

  http.mount(contract.listComments, ({ params, query }, actor) =>
    commentsView(platform, actor, params.id, query),
  );
  http.mount(contract.addComment, ({ params, body, key }, actor) =>
    addComment(platform, actor, params.id, body, key),
  );
  http.mount(contract.editComment, ({ params, body, key }, actor) =>
    editComment(platform, actor, params, body, key),
  );
  http.mount(contract.withdrawComment, ({ params, body, key }, actor) =>
    withdrawComment(platform, actor, params, body, key),
  );
  http.mount(contract.findMentionable, ({ params, query }, actor) =>
    mentionableView(platform, actor, params.id, query),
  );
  http.mount(contract.listNotices, ({ query }, actor) => noticesView(platform, actor, query));
  http.mount(contract.readNotices, ({ body }, actor) => markNoticesRead(platform, actor, body));
  http.mount(contract.putOff, ({ body }, actor) => putOffItem(platform, actor, body));

  http.mount(contract.viewFile, ({ params, reply }, actor) =>
    showFile(platform, actor, params.id, reply),
  );
  http.mount(contract.previewFile, ({ params }, actor) => previewFile(platform, actor, params.id));
}
