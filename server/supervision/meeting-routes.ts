import { sendExported } from '../directives/written-list.ts';
import type { ActorHttp } from '../organisation/actor.ts';
import { sendPaperOf } from '../papers/send-paper.ts';
import type { Platform } from '../platform/act.ts';
import { concludeMeeting, giveBackMinutes, issueConclusions } from './conclude-meeting.ts';
import { exportMeetingList } from './export-meetings.ts';
import * as contract from './meeting-contract.ts';
import { agendaOfMeeting, meetingView, noticeOfMeeting } from './meeting-view.ts';
import { meetingsOfTask } from './meetings-of-task.ts';
import { meetingsView } from './meetings-view.ts';
import { drawAgenda, openMeeting, planMeeting, saveMeeting } from './plan-meeting.ts';

/** Cuộc họp: lists, the page of one, its acts, its papers. */
export function meetingRoutes(http: ActorHttp, platform: Platform): void {
  http.mount(contract.listMeetings, ({ query }, actor) => meetingsView(platform, actor, query));
  http.mount(contract.exportMeetings, async ({ query, reply }, actor) =>
    sendExported(reply, await exportMeetingList(platform, actor, query)),
  );
  http.mount(contract.getMeeting, ({ params, query }, actor) =>
    meetingView(platform, actor, params.id, query.asOf),
  );
  http.mount(contract.planMeeting, ({ body, key }, actor) =>
    planMeeting(platform, actor, body, key),
  );
  http.mount(contract.drawAgenda, ({ params, body, key }, actor) =>
    drawAgenda(platform, actor, params.id, body.version, key),
  );
  http.mount(contract.saveMeeting, ({ params, body, key }, actor) =>
    saveMeeting(platform, actor, params.id, body, key),
  );
  http.mount(contract.openMeeting, ({ params, body, key }, actor) =>
    openMeeting(platform, actor, params.id, body.version, key),
  );
  http.mount(contract.concludeMeeting, ({ params, body, key }, actor) =>
    concludeMeeting(platform, actor, params.id, body.version, key),
  );
  http.mount(contract.giveBackMinutes, ({ params, body, key }, actor) =>
    giveBackMinutes(platform, actor, params.id, body.version, key),
  );
  http.mount(contract.issueConclusions, async ({ params, body, key }, actor) => {
    const { planId, tasks } = await issueConclusions(platform, actor, params.id, body, key);
    return { planId, tasks };
  });
  http.mount(contract.getNoticePaper, async ({ params, query, reply }, actor) => {
    const paper = await noticeOfMeeting(platform, actor, params.id);
    return query.format
      ? sendPaperOf(platform, actor.authorityId, reply, paper, query.format)
      : paper;
  });
  http.mount(contract.getAgendaPaper, async ({ params, query, reply }, actor) => {
    const paper = await agendaOfMeeting(platform, actor, params.id);
    return query.format
      ? sendPaperOf(platform, actor.authorityId, reply, paper, query.format)
      : paper;
  });
  http.mount(contract.getMeetingsOfTask, ({ params, query }, actor) =>
    meetingsOfTask(platform, actor, params.id, query.asOf),
  );
}
