import { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { listNotices, Notice, readNotices } from './contract.ts';
import { countUnread, type NoticeRecord, noticesOf, readUpTo } from './store/notice-store.ts';
import { tasksById } from './store/tasks-by-id.ts';
import { openSight } from './task-sight.ts';

type Query = z.output<(typeof listNotices)['query']>;
type Reply = z.input<(typeof listNotices)['reply']>;

/**
 * Tin: what concerns a person, newest first. News of a task that the post can no longer see keeps its place
 * without the words.
 */
export async function noticesView(
  platform: Platform,
  actor: Actor,
  { after, limit }: Query,
): Promise<Reply> {
  const sight = await openSight(platform, actor);
  const before = fromPageKey(after, z.tuple([Id]))?.[0] ?? null;
  const [found, unread] = await Promise.all([
    noticesOf(sight.db, sight.authorities, actor.personId, before, limit + 1),
    countUnread(sight.db, sight.authorities, actor.personId),
  ]);
  const page = found.slice(0, limit);
  const wanted = page.flatMap(({ authority_id, task_id }) =>
    task_id === null ? [] : [{ authority_id, id: task_id }],
  );
  const seen = new Set((await tasksById(sight, wanted)).map(({ id }) => id));
  const last = page.at(-1);
  return {
    rows: page.map((notice) => shown(notice, seen)),
    next: found.length > limit && last ? toPageKey([last.id]) : null,
    total: found.length,
    unread,
  };
}

function shown(notice: NoticeRecord, seen: ReadonlySet<string>): Notice {
  const { title, task_id, plan_id, reading_id } = notice;
  const isSeen = task_id !== null && seen.has(task_id);
  return {
    id: notice.id,
    kind: notice.kind,
    at: notice.at.toISOString(),
    by: notice.by ?? '',
    task: task_id === null ? null : { id: task_id, title: isSeen ? title : '' },
    plan: plan_id === null ? null : { id: plan_id, title },
    reading: reading_id === null ? null : { id: reading_id, title },
    thing: thingIn(notice),
    words: isSeen || notice.subject_kind !== null ? notice.words : null,
    isRead: notice.read_at !== null,
  };
}

function thingIn({
  subject_kind,
  subject_id,
  address,
  title,
  vi,
  en,
}: NoticeRecord): Notice['thing'] {
  if (subject_kind === null || subject_id === null) return null;
  const says = { vi: vi ?? '', en: en ?? '' };
  return { kind: subject_kind, id: subject_id, address: address ?? '/', title, says };
}

/** A person has seen the news up to one: nothing of anyone else changes, so no journal tells of it. */
export async function markNoticesRead(
  platform: Platform,
  actor: Actor,
  { upTo }: z.output<(typeof readNotices)['body']>,
): Promise<z.input<(typeof readNotices)['reply']>> {
  const { db, authorities } = await openSight(platform, actor);
  await readUpTo(db, authorities, actor.personId, upTo, platform.clock());
  return { unread: await countUnread(db, authorities, actor.personId) };
}
