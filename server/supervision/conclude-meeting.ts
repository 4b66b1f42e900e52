import type { z } from 'zod';
import { asDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { type Issued, requireIssuer } from '../plans/issue-plan.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { actOnMeeting } from './act-on-meeting.ts';
import { draftNotice, issueDrafted } from './issue-notice.ts';
import type { issueConclusions as issueEndpoint } from './meeting-contract.ts';
import { meetingErrors } from './meeting-errors-contract.ts';
import { composeMeetingNotice, ordersOf } from './meeting-notice.ts';
import { noticeErrors } from './notice-errors-contract.ts';
import type { Saved } from './plan-inspection.ts';
import { minutesFaults } from './rules/minutes.ts';
import { noteTasks } from './store/meeting-table.ts';
import { noticeOf } from './store/notice-store.ts';
import { tellWhoMustAct } from './tell-who-must-act.ts';

/**
 * Kết luận: the leader agrees to the minutes as they stand; from here on they change no more.
 *
 * @throws Refusal MINUTES_EMPTY, MINUTES_INCOMPLETE with every fault
 */
export async function concludeMeeting(
  platform: Platform,
  actor: Actor,
  meetingId: string,
  version: number,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'conclude_meeting', step: 'conclude' as const, meetingId, version, key };
  return actOnMeeting(platform, actor, act, async (context, meeting) => {
    const { tx, authorityId } = context;
    const { minutes, agenda, held_on, name } = meeting;
    if (minutes.length === 0) throw new Refusal(meetingErrors.MINUTES_EMPTY);
    const faults = minutesFaults(minutes, held_on);
    if (faults.length > 0) {
      throw new Refusal(meetingErrors.MINUTES_INCOMPLETE, { count: faults.length }, { faults });
    }
    const concluded = new Set(minutes.flatMap(({ itemKey }) => itemKey ?? []));
    const discussed = agenda.flatMap(({ key: item, taskId }) =>
      taskId !== null && concluded.has(item) ? [taskId] : [],
    );
    await noteTasks(tx, authorityId, meetingId, discussed);
    const named = minutes.flatMap(({ leadIds, coordinatorIds }) => [...leadIds, ...coordinatorIds]);
    await tellWhoMustAct(context, named, {
      ...{ subjectKind: 'meeting', subjectId: meetingId, title: name },
      address: `/supervision/meetings/${meetingId}`,
      says: {
        vi: 'đã kết luận cuộc họp, có việc của đơn vị',
        en: 'concluded a meeting, with work for the unit',
      },
    });
    return {
      reply: { id: meetingId, version: version + 1 },
      after: { conclusions: minutes.length, tasks: discussed },
    };
  });
}

/** The leader gives the minutes back to be written better, as long as no notice was issued. */
export async function giveBackMinutes(
  platform: Platform,
  actor: Actor,
  meetingId: string,
  version: number,
  key: string | null,
): Promise<Saved> {
  const act = { name: 'give_back_minutes', step: 'give_back' as const, meetingId, version, key };
  return actOnMeeting(platform, actor, act, async ({ tx, authorityId }) => {
    const notice = await noticeOf(tx, authorityId, 'meeting', meetingId);
    if (notice?.planId) {
      throw new Refusal(noticeErrors.NOTICE_ISSUED, { number: notice.symbol });
    }
    await noteTasks(tx, authorityId, meetingId, []);
    return { reply: { id: meetingId, version: version + 1 }, after: { givenBack: true } };
  });
}

/**
 * Ban hành thông báo kết luận: first the notice with its number and its draft, then its issue the way of
 * every directive. A request that is sent again goes on where the first one ended.
 *
 * @throws Refusal NOTICE_NUMBER, NOTICE_NUMBER_TAKEN, NOTICE_ISSUED, and those of issuing a plan
 */
export async function issueConclusions(
  platform: Platform,
  actor: Actor,
  meetingId: string,
  body: z.output<(typeof issueEndpoint)['body']>,
  key: string | null,
): Promise<Issued> {
  requireIssuer(actor);
  const { version, number, on, position, signer } = body;
  const act = {
    ...{ name: 'issue_conclusions', step: 'issue' as const, meetingId, version },
    key: key === null ? null : `${key}-draft`,
  };
  const { readingId } = await actOnMeeting(platform, actor, act, async (context, meeting) => {
    const signs = { number, on: asDay(on), position, signer };
    const paper = await composeMeetingNotice(context.tx, meeting, signs);
    const orders = await ordersOf(context.tx, meeting);
    const notice = {
      kind: 'meeting' as const,
      subjectId: meetingId,
      written: number,
      paper,
      orders,
    };
    const drafted = await draftNotice(context, { ...notice, on: asDay(on) });
    return { reply: drafted, after: { number, on, readingId: drafted.readingId } };
  });
  return issueDrafted(platform, actor, readingId, on, key);
}
