import { momentOf } from '../directives/moment.ts';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames, unitRefs } from '../organisation/units.ts';
import type { Paper } from '../papers/paper.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight } from '../tasks/task-sight.ts';
import { rowsById, withFacts } from './draw-agenda.ts';
import { nextNoticeNumber } from './issue-notice.ts';
import { type FollowUp, MEETING_ACTS, type Meeting } from './meeting-contract.ts';
import { composeAgenda, composeMeetingNotice, UNSIGNED } from './meeting-notice.ts';
import { inSight, meetingRows, noticesAt } from './meetings-view.ts';
import { MEETING_STEPS, stepFits } from './rules/steps.ts';
import { sightOfUnits, type UnitSight } from './sight-of-units.ts';
import { type MeetingRecord, meetingBefore, meetings } from './store/meeting-table.ts';
import { type NoticeRecord, tasksOfNotice } from './store/notice-store.ts';

interface Opened {
  readonly meeting: MeetingRecord;
  readonly sight: UnitSight;
  /** The units of the meeting that the post may see. */
  readonly seen: ReadonlySet<string>;
}

/** @throws Refusal NOT_FOUND for what is not there as for what the post may not see */
async function openedMeeting(
  { db }: Platform,
  actor: Actor,
  id: string,
  { day, endOfDay }: ReturnType<typeof momentOf>,
): Promise<Opened> {
  const sight = sightOfUnits(db, actor, 'meeting.read', day);
  const meeting = await meetings.find(db, actor.authorityId, id, endOfDay);
  if (!meeting) throw new Refusal(platformErrors.NOT_FOUND);
  const seen = await sight.among(meeting.unit_ids);
  const isTold = meeting.state === 'concluded' && seen.size > 0;
  if (!sight.whole && !isTold) throw new Refusal(platformErrors.NOT_FOUND);
  return { meeting, sight, seen };
}

/**
 * One meeting: what it speaks of with the facts (as they are now while it is planned, as they were when it
 * was opened afterwards), what it concluded, what became of that and of the conclusions before.
 */
export async function meetingView(
  platform: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Meeting> {
  const { db } = platform;
  const moment = momentOf(platform.clock, asOf);
  const { meeting, sight, seen } = await openedMeeting(platform, actor, id, moment);
  const [row] = await meetingRows(platform, actor, [meeting], { moment, sight });
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const { agenda: standing, minutes } = inSight(meeting, seen, sight);
  // Whoever plans sees what was dropped, to take it up again.
  const wanted = sight.whole ? meeting.agenda : standing;
  const isMoving = meeting.state === 'planned';
  const agenda = isMoving ? await withFacts(platform, actor, wanted, asOf) : wanted;
  const before = await meetingBefore(db, meeting, moment.endOfDay);
  const ids = [meeting.id, ...(before ? [before.id] : [])];
  const notices = await noticesAt(platform, actor.authorityId, ids, moment);
  const notice = notices.get(id) ?? null;
  const follow = (record: MeetingRecord) =>
    followUp(platform, actor, record, { notice: notices.get(record.id) ?? null, sight, asOf });
  const { openedAt, ...head } = meeting.head;
  const names = await personNames(db, [meeting.changed_by]);
  return {
    ...row,
    ...{ head, agenda: [...agenda], minutes: [...minutes], openedAt: openedAt ?? null },
    units: [...(await unitRefs(db, seen)).values()],
    notice: notice && noticeShown(notice),
    nextNumber:
      sight.whole && moment.endOfDay === null
        ? await nextNoticeNumber(db, actor.authorityId, Number(meeting.held_on.slice(0, 4)))
        : '',
    previous: before && {
      ...{ id: before.id, name: before.name, heldOn: before.held_on },
      conclusions: await follow(before),
    },
    followUp: notice ? await follow(meeting) : [],
    ...{ version: meeting.version, changedAt: meeting.since.toISOString() },
    changedBy: names.get(meeting.changed_by) ?? '',
    may: MEETING_ACTS.filter((act) => {
      const step = MEETING_STEPS[act];
      const isOver = notice !== null && (act === 'issue' || act === 'give_back');
      const fits = stepFits(step, meeting.state) && moment.endOfDay === null && !isOver;
      return fits && may(actor, step.right, { authorityId: actor.authorityId }).allowed;
    }),
  };
}

function noticeShown({ symbol, signedOn, paper }: NoticeRecord): Meeting['notice'] {
  const { position, name } = paper.signer;
  return { number: symbol, on: signedOn, position: position.join('\n'), signer: name ?? '' };
}

interface Followed {
  readonly notice: NoticeRecord | null;
  readonly sight: UnitSight;
  readonly asOf: string | undefined;
}

/** How the conclusions of a meeting stand: each with the task that it became. */
async function followUp(
  platform: Platform,
  actor: Actor,
  record: MeetingRecord,
  { notice, sight, asOf }: Followed,
): Promise<FollowUp[]> {
  const { db } = platform;
  const { minutes } = inSight(record, await sight.among(record.unit_ids), sight);
  const tasks = notice
    ? await tasksOfNotice(db, record.authority_id, notice)
    : new Map<string, string>();
  const taskSight = await openSight(platform, actor, asOf);
  const rows = await rowsById(taskSight, [...tasks.values()]);
  const units = await unitRefs(
    db,
    minutes.flatMap(({ leadIds }) => leadIds),
  );
  return minutes.map(({ key, words, leadIds, deadline }) => {
    const row = rows.get(tasks.get(key) ?? '');
    return {
      ...{ key, meetingId: record.id, words },
      units: leadIds.flatMap((id) => units.get(id) ?? []),
      dueOn: row?.dueOn ?? deadline?.dueOn ?? null,
      ...{ taskId: row?.id ?? null, status: row?.status ?? null },
      ...{ daysLate: row?.daysLate ?? 0, percent: row?.percent ?? null },
    };
  });
}

/** Thông báo kết luận: as it was signed, or as it would be. Units see it once it is issued. */
export async function noticeOfMeeting(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Paper> {
  const moment = momentOf(platform.clock, undefined);
  const { meeting, sight } = await openedMeeting(platform, actor, id, moment);
  const notices = await noticesAt(platform, actor.authorityId, [id], moment);
  const issued = notices.get(id);
  if (issued) return issued.paper;
  if (!sight.whole) throw new Refusal(platformErrors.NOT_FOUND);
  return composeMeetingNotice(platform.db, meeting, UNSIGNED);
}

/** Chương trình họp with its facts, for whoever holds the meeting. */
export async function agendaOfMeeting(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<Paper> {
  const moment = momentOf(platform.clock, undefined);
  const { meeting, sight } = await openedMeeting(platform, actor, id, moment);
  if (!sight.whole) throw new Refusal(platformErrors.NOT_FOUND);
  const agenda =
    meeting.state === 'planned' ? await withFacts(platform, actor, meeting.agenda) : meeting.agenda;
  return composeAgenda(platform.db, meeting, agenda, platform.clock());
}
