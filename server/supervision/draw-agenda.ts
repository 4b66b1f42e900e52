import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { TaskRow } from '../tasks/contract.ts';
import { isOpen } from '../tasks/rules/status.ts';
import { shapeRows } from '../tasks/shape-rows.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import type { AgendaFacts, AgendaItem } from './meeting-contract.ts';
import { agendaCandidates, type Candidate } from './store/agenda-candidates.ts';
import { type MeetingRecord, meetingBefore } from './store/meeting-table.ts';
import { noticeOf, tasksOfNotice } from './store/notice-store.ts';

/**
 * The agenda as the work itself gives it now (chương trình họp): conclusions of the last meeting that are
 * not done, what waits for a decision, what is late, what holds up others, what nobody hears of.
 */
export async function drawnAgenda(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  meeting: MeetingRecord,
): Promise<AgendaItem[]> {
  const sight = await openSight(platform, actor);
  const candidates = [
    ...(await openConclusions(sight, meeting)),
    ...(await agendaCandidates(sight)),
  ];
  const rows = await rowsById(
    sight,
    candidates.map(({ id }) => id),
  );
  return candidates.flatMap(({ kind, id, asks }): AgendaItem[] => {
    const row = rows.get(id);
    if (!row) return [];
    return [
      {
        ...{ key: `${kind}-${id}`, kind, taskId: id, unitId: row.unit.id, words: row.title },
        ...{ facts: factsOf(row, asks), dropped: false },
      },
    ];
  });
}

/** The facts of items as they stood on a day, or stand now: until the meeting is opened they move. */
export async function withFacts(
  platform: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  agenda: readonly AgendaItem[],
  asOf?: string,
): Promise<AgendaItem[]> {
  const sight = await openSight(platform, actor, asOf);
  const rows = await rowsById(
    sight,
    agenda.flatMap(({ taskId }) => taskId ?? []),
  );
  return agenda.map((item) => {
    const row = item.taskId === null ? undefined : rows.get(item.taskId);
    return row ? { ...item, facts: factsOf(row, item.facts?.asks ?? '') } : item;
  });
}

/** Tasks of the post's own authority by id, as a list shows them; those in its sight only. */
export async function rowsById(
  sight: TaskSight,
  ids: readonly string[],
): Promise<Map<string, TaskRow>> {
  const { actor, db, day, authorities } = sight;
  const wanted = [...new Set(ids)].map((id) => ({ authority_id: actor.authorityId, id }));
  if (wanted.length === 0) return new Map();
  const records = await tasksById(sight, wanted);
  const rows = await shapeRows(db, authorities, records, day, actor.limits);
  return new Map(rows.map((row) => [row.id, row]));
}

function factsOf(row: TaskRow, asks: string): AgendaFacts {
  const { unit, planNumber, dueOn, deadline, daysLate, percent, reportedAt } = row;
  return {
    ...{ unitName: unit.name, planNumber, dueOn, deadlineWords: deadline.raw, daysLate, percent },
    ...{ heardOn: reportedAt === null ? null : dayInVietnam(new Date(reportedAt)), asks },
  };
}

/** Conclusions of the meeting before that became tasks and are not done. */
async function openConclusions(sight: TaskSight, meeting: MeetingRecord): Promise<Candidate[]> {
  const { db } = sight;
  const before = await meetingBefore(db, meeting, null);
  if (!before) return [];
  const notice = await noticeOf(db, before.authority_id, 'meeting', before.id);
  if (!notice) return [];
  const tasks = [...(await tasksOfNotice(db, before.authority_id, notice)).values()];
  const rows = await rowsById(sight, tasks);
  return tasks.flatMap((id): Candidate[] => {
    const row = rows.get(id);
    return row && isOpen(row.state) ? [{ kind: 'previous', id, asks: '' }] : [];
  });
}
