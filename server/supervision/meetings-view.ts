import { sql } from 'kysely';
import { z } from 'zod';
import { type Moment, momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { may } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import { keptPage, wordsIn } from '../platform/database/kept-list.ts';
import { isOpen } from '../tasks/rules/status.ts';
import { openSight } from '../tasks/task-sight.ts';
import { rowsById } from './draw-agenda.ts';
import type { listMeetings, MeetingRow } from './meeting-contract.ts';
import { sightOfUnits, type UnitSight } from './sight-of-units.ts';
import { type MeetingRecord, meetings } from './store/meeting-table.ts';
import { type NoticeRecord, noticesOf, tasksOfNotice } from './store/notice-store.ts';

export type MeetingQuery = z.output<(typeof listMeetings)['query']>;
const Cursor = z.tuple([z.string().max(300), Id]);

/** Meetings that the post may see, the latest first: all of the authority, or those that name its units. */
export async function meetingsView(
  platform: Platform,
  actor: Actor,
  query: MeetingQuery,
): Promise<{ rows: MeetingRow[]; next: string | null; total: number; mayPlan: boolean }> {
  const { db, clock } = platform;
  const moment = momentOf(clock, query.asOf);
  const sight = sightOfUnits(db, actor, 'meeting.read', moment.day);
  const sort = query.sort ?? '-held';
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter(Boolean);
  const { found, total } = await keptPage(db, meetings, actor.authorityId, {
    at: moment.endOfDay,
    where: [
      ...wordsIn(sql`x.folded`, words),
      ...(query.state ? [sql`x.state = ${query.state}`] : []),
      ...(query.unitId ? [sql`${query.unitId}::bigint = any(x.unit_ids)`] : []),
      ...(sight.whole ? [] : [isTold, sight.seesAny(sql`x.unit_ids`)]),
    ],
    key: sort.endsWith('name') ? sql`left(x.folded, 200)` : sql`x.held_on::text`,
    isDown: sort.startsWith('-'),
    after: fromPageKey(query.after, Cursor),
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await meetingRows(platform, actor, shown, { moment, sight }),
    next: found.length > query.limit && last ? toPageKey([last.sort_key, last.id]) : null,
    total,
    mayPlan: moment.endOfDay === null && may(actor, 'meeting.plan', actor).allowed,
  };
}

/** Units see a meeting once it was concluded: an agenda is the matter of whoever holds it. */
const isTold = sql`x.state = 'concluded'`;

/** The notices of meetings as they were known at a moment. */
export async function noticesAt(
  { db }: Pick<Platform, 'db'>,
  authorityId: string,
  ids: readonly string[],
  { endOfDay }: Moment,
): Promise<Map<string, NoticeRecord>> {
  const found = await noticesOf(db, authorityId, 'meeting', ids);
  const isKnown = ({ issuedAt }: NoticeRecord) =>
    issuedAt !== null && (endOfDay === null || issuedAt <= endOfDay);
  return new Map([...found].filter(([, notice]) => isKnown(notice)));
}

/** Meetings as rows of a list; a post that sees some units counts theirs alone. */
export async function meetingRows(
  platform: Platform,
  actor: Actor,
  records: readonly MeetingRecord[],
  { moment, sight }: { readonly moment: Moment; readonly sight: UnitSight },
): Promise<MeetingRow[]> {
  const { authorityId } = actor;
  const ids = records.map(({ id }) => id);
  const notices = await noticesAt(platform, authorityId, ids, moment);
  const tasks = new Map<string, readonly string[]>();
  for (const [id, notice] of notices) {
    tasks.set(id, [...(await tasksOfNotice(platform.db, authorityId, notice)).values()]);
  }
  const taskSight = await openSight(platform, actor, moment.day);
  const rows = await rowsById(taskSight, [...tasks.values()].flat());
  const seen = await sight.among(new Set(records.flatMap(({ unit_ids }) => unit_ids)));
  return records.map((record): MeetingRow => {
    const { id, name, held_on, head, state } = record;
    const notice = notices.get(id);
    const made = (tasks.get(id) ?? []).flatMap((task) => rows.get(task) ?? []);
    return {
      ...{ id, name, heldOn: held_on, at: head.at, place: head.place, state },
      ...{ number: notice?.symbol ?? null, planId: notice?.planId ?? null },
      items: inSight(record, seen, sight).agenda.length,
      conclusions: inSight(record, seen, sight).minutes.length,
      tasks: made.length,
      done: made.filter((row) => row.state === 'closed').length,
      overdue: made.filter((row) => isOpen(row.state) && row.daysLate > 0).length,
    };
  });
}

/** Of agenda and minutes what a post may see: all of it, or what names its units. */
export function inSight(
  { agenda, minutes }: Pick<MeetingRecord, 'agenda' | 'minutes'>,
  seen: ReadonlySet<string>,
  { whole }: Pick<UnitSight, 'whole'>,
): Pick<MeetingRecord, 'agenda' | 'minutes'> {
  const standing = agenda.filter(({ dropped }) => !dropped);
  if (whole) return { agenda: standing, minutes };
  return {
    agenda: standing.filter(({ unitId }) => unitId !== null && seen.has(unitId)),
    minutes: minutes.filter(({ leadIds, coordinatorIds }) =>
      [...leadIds, ...coordinatorIds].some((id) => seen.has(id)),
    ),
  };
}
