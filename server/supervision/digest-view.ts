import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay, dayInVietnam, daysBetween, formatDay } from '../calendar/rules/day.ts';
import { csvCell } from '../directives/rules/csv-cell.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { may } from '../organisation/rules/may.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { DayText, Id, platformErrors } from '../platform/contract.ts';
import type { MailState } from '../platform/mail/rules/mail-states.ts';
import { Refusal } from '../platform/refusal.ts';
import { tasksById } from '../tasks/store/tasks-by-id.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { DigestPage, DigestRow, getTaskReminders, listDigests } from './reminder-contract.ts';
import { sayStandsFor } from './rules/digest-words.ts';
import {
  countDigests,
  type DigestRecord,
  type DigestsWanted,
  digestsOf,
  findDigest,
  groupTitles,
  linesOf,
  noteRead,
} from './store/digest-store.ts';
import { remindersOf } from './store/reminder-store.ts';

type Query = z.output<(typeof listDigests)['query']>;
type Reply = z.input<(typeof listDigests)['reply']>;

/**
 * Who was reminded and when, newest first: one's own for everybody, those of the people at and under one's
 * unit for whoever plans, leads, inspects or administers.
 */
export async function digestsView(platform: Platform, actor: Actor, query: Query): Promise<Reply> {
  const { db } = platform;
  const wanted = wantedOf(platform, actor, query);
  const [found, total] = await Promise.all([
    digestsOf(db, { ...wanted, limit: query.limit + 1 }),
    countDigests(db, wanted),
  ]);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const next = found.length > query.limit && last ? toPageKey([last.day, last.id]) : null;
  return { rows: page.map(shapeRow), next, total };
}

function wantedOf(platform: Platform, actor: Actor, query: Query): DigestsWanted {
  const seesOthers = may(actor, 'reminder.read', actor).allowed;
  const mine = !seesOthers || query.mine === true;
  const place = fromPageKey(query.after, z.tuple([DayText, Id]));
  return {
    authorityId: actor.authorityId,
    underUnitId: mine || actor.wholeAuthority ? null : actor.jurisdictionUnitId,
    personId: mine ? actor.personId : (query.personId ?? null),
    words: query.q === undefined ? null : accentFree(query.q),
    upTo: asDay(query.asOf ?? dayInVietnam(platform.clock())),
    before: place && { day: asDay(place[0]), id: place[1] },
    limit: query.limit,
  };
}

const MAIL_STATE: Readonly<Record<string, MailState>> = {
  waiting: 'waiting',
  sending: 'sending',
  sent: 'sent',
  unsure: 'unsure',
  dead: 'dead',
};

function shapeRow(digest: DigestRecord): DigestRow {
  return {
    id: digest.id,
    day: digest.day,
    at: digest.at.toISOString(),
    person: { id: digest.person_id, name: digest.person_name },
    ...{ soon: digest.soon, overdue: digest.overdue, reports: digest.reports },
    standsFor: [...digest.stands_for],
    mail: digest.mail_state === null ? null : (MAIL_STATE[digest.mail_state] ?? null),
    readAt: digest.read_at?.toISOString() ?? null,
  };
}

const HEAD = [
  'Ngày',
  'Người nhận',
  'Quá hạn',
  'Sắp đến hạn',
  'Báo cáo',
  'Nhận thay',
  'Thư',
  'Đã xem',
];
const MAIL_WORDS = {
  waiting: 'Chờ gửi',
  sending: 'Đang gửi',
  sent: 'Đã gửi',
  unsure: 'Chưa rõ',
  dead: 'Không gửi được',
} as const satisfies Record<MailState, string>;

/** The history as CSV, with the same filters as on the screen. */
export async function digestsCsv(
  platform: Platform,
  actor: Actor,
  query: Omit<Query, 'after' | 'limit'>,
): Promise<string> {
  const lines: string[][] = [HEAD];
  let after: string | undefined;
  do {
    const page = await digestsView(platform, actor, { ...query, after, limit: 200 });
    for (const row of page.rows) {
      const standsFor = row.standsFor.map((each) => sayStandsFor(each).vi).join('; ');
      const cells = [
        ...[formatDay(asDay(row.day)), row.person.name, row.overdue, row.soon, row.reports],
        ...[standsFor, row.mail ? MAIL_WORDS[row.mail] : '', row.readAt === null ? '' : 'x'],
      ];
      lines.push(cells.map(csvCell));
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return stringify(lines, { bom: true, record_delimiter: 'windows' });
}

/** So many lines are written out in a digest. */
const MOST_LINES = 300;

/**
 * What one person was told on one day. Lines that the post does not see keep their place without words. The
 * person's own first look is noted: “không ai nhắc” can be checked.
 *
 * @throws Refusal NOT_FOUND for a digest of somebody else where the post may not see it
 */
export async function digestView(
  platform: Platform,
  actor: Actor,
  id: string,
): Promise<DigestPage> {
  const sight = await openSight(platform, actor);
  const { db } = sight;
  const digest = await findDigest(db, sight.authorities, id);
  const isMine = digest?.person_id === actor.personId;
  if (!digest || !(isMine || (await seesDigest(platform, actor, digest)))) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  if (isMine) await noteRead(db, digest, platform.clock());
  const lines = await linesOf(db, digest.authority_id, [id], MOST_LINES);
  const titles = await groupTitles(db, digest.groups);
  const tasks = lines.filter(({ subject_kind }) => subject_kind === 'task');
  const wanted = tasks.map((line) => ({
    ...{ authority_id: line.subject_authority_id, id: line.subject_id },
  }));
  const seen = new Map((await tasksById(sight, wanted)).map((task) => [task.id, task.state]));
  const counted = digest.soon + digest.overdue + digest.reports;
  return {
    ...shapeRow(digest),
    isMine,
    more: counted - lines.length,
    groups: digest.groups.map(({ kind, id: groupId, soon, overdue }) => {
      const own = lines.filter((line) => line.subject_kind === kind && line.group_id === groupId);
      return {
        ...{ kind, id: groupId, title: titles.get(`${kind}/${groupId}`) ?? '', soon, overdue },
        lines: own.map((line) => {
          // Reports that are owed stand in the digest of whoever owes them, or stands above.
          const isSeen = kind === 'obligation' ? isMine : seen.has(line.subject_id);
          return {
            ...{ kind, id: line.subject_id, title: isSeen ? line.title : '' },
            ...{ unit: isSeen ? line.unit : '', dueOn: line.due_on },
            late: daysBetween(line.due_on, digest.day),
            now: seen.get(line.subject_id) ?? null,
          };
        }),
      };
    }),
  };
}

async function seesDigest(
  platform: Platform,
  actor: Actor,
  digest: DigestRecord,
): Promise<boolean> {
  const isOfBody = digest.authority_id === actor.authorityId;
  if (!isOfBody || !may(actor, 'reminder.read', actor).allowed) return false;
  const wanted = wantedOf(platform, actor, { limit: 1, personId: digest.person_id });
  return (await countDigests(platform.db, wanted)) > 0;
}

/** Who was reminded of a task, and when, newest first. @throws Refusal NOT_FOUND */
export async function taskReminders(
  platform: Platform,
  actor: Actor,
  taskId: string,
): Promise<z.input<(typeof getTaskReminders)['reply']>> {
  const sight = await openSight(platform, actor);
  const wanted = sight.authorities.map((authority_id) => ({ authority_id, id: taskId }));
  const [task] = await tasksById(sight, wanted);
  if (!task) throw new Refusal(platformErrors.NOT_FOUND);
  const found = await remindersOf(sight.db, task.authority_id, 'task', taskId);
  const names = await personNames(
    sight.db,
    found.flatMap(({ personIds }) => personIds),
  );
  return {
    reminders: found.map(({ onDay, step, dueOn, personIds }) => ({
      ...{ day: onDay, step, dueOn },
      people: personIds.map((id) => ({ id, name: names.get(id) ?? '' })),
    })),
  };
}
