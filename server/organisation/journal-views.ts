import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay, endOfDayInVietnam, startOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Id, Instant } from '../platform/contract.ts';
import { lastSeal } from '../platform/journal/journal-store.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import type { Actor } from './actor.ts';
import type { ChainState, JournalRow, listJournal } from './contract.ts';
import { fromPageKey, toPageKey } from './page-key.ts';
import { requireRight } from './require-may.ts';
import {
  countJournal,
  type JournalEntryRow,
  type JournalFilter,
  namesOfVia,
  pageOfJournal,
  sealAt,
} from './store/journal-list.ts';
import { subjectTitles } from './subject-titles.ts';

type Query = z.output<typeof listJournal.query>;
const Key = z.tuple([Instant, Id]);

/**
 * The journal of the post's authority, newest first: who did what in which post, on what.
 *
 * @throws Refusal NOT_ALLOWED for posts that may not read the journal
 */
export async function viewJournal(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<{ rows: JournalRow[]; next: string | null; total: number }> {
  requireRight(actor, 'journal.read');
  const { authorityId } = actor;
  const filter = filterOf(authorityId, query);
  const after = fromPageKey(query.after, Key);
  const place = after && { at: new Date(after[0]), id: after[1] };
  const [found, total] = await Promise.all([
    pageOfJournal(platform.db, filter, place, query.limit + 1),
    countJournal(platform.db, filter),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await journalOf(platform.db, authorityId, shown),
    next: found.length > shown.length && last ? toPageKey([last.at.toISOString(), last.id]) : null,
    total,
  };
}

/** Entries as shown: who acted by what, and how the things are called. */
export async function journalOf(
  db: Platform['db'],
  authorityId: string,
  entries: readonly JournalEntryRow[],
): Promise<JournalRow[]> {
  const vias = [...new Set(entries.flatMap(({ via }) => via ?? []))];
  const [titles, names] = await Promise.all([
    subjectTitles(db, authorityId, entries),
    namesOfVia(db, authorityId, vias),
  ]);
  return entries.map((entry) => ({
    ...entry,
    at: entry.at.toISOString(),
    // The program itself acts without a person: in set-up, reference data, the demonstration.
    person: entry.person ?? 'Chỉ Đạo',
    post: entry.post ?? '',
    unit: entry.unit ?? '',
    subjectTitle: titles.get(`${entry.subjectKind}/${entry.subjectId}`) ?? null,
    via: viaOf(entry.via, names),
  }));
}

function viaOf(via: string | null, names: ReadonlyMap<string, string>): JournalRow['via'] {
  const kind = (['delegation', 'acting', 'token'] as const).find((each) =>
    via?.startsWith(`${each}:`),
  );
  return kind && via ? { kind, name: names.get(via) ?? null } : null;
}

function filterOf(authorityId: string, query: Query): JournalFilter {
  const words = accentFree(query.q ?? '').split(' ');
  const lastDays = [query.to, query.asOf].filter((day) => day !== undefined).sort();
  const lastDay = lastDays[0];
  return {
    authorityId,
    words: words.filter((word) => word !== ''),
    act: query.act ?? null,
    personId: query.personId ?? null,
    from: query.from === undefined ? null : startOfDayInVietnam(asDay(query.from)),
    until: lastDay === undefined ? null : endOfDayInVietnam(asDay(lastDay)),
  };
}

/** How many seals are walked while someone waits; the command line walks them all. */
const WALKED = 20_000n;

/** Walks under way, so that many who look at once cause one walk. */
const walks = new WeakMap<Platform['db'], Map<string, Promise<ChainState>>>();

/**
 * Whether the chain is whole, found by walking it now; no result is remembered. Of a very long chain
 * the last part is walked, and `checkedFrom` says where it begins.
 *
 * @throws Refusal NOT_ALLOWED for posts that may not read the journal
 */
export async function viewChain(platform: Platform, actor: Actor): Promise<ChainState> {
  requireRight(actor, 'journal.read');
  const { authorityId } = actor;
  const underWay = walks.get(platform.db) ?? new Map<string, Promise<ChainState>>();
  walks.set(platform.db, underWay);
  const running = underWay.get(authorityId);
  if (running) return running;
  const walk = walkChain(platform, authorityId).finally(() => underWay.delete(authorityId));
  underWay.set(authorityId, walk);
  return walk;
}

async function walkChain(platform: Platform, authorityId: string): Promise<ChainState> {
  const { db, journalKey } = platform;
  const last = await lastSeal(db, authorityId);
  const skipped = BigInt(last?.position ?? 0) - WALKED;
  const after = skipped > 0n ? await sealAt(db, authorityId, skipped) : null;
  const report = await verifyJournal(db, authorityId, journalKey, after);
  const { whole, sealed, unsealed, firstBroken } = report;
  const checkedFrom = (BigInt(after?.position ?? 0) + 1n).toString();
  return { whole, sealed, unsealed, firstBroken, checkedFrom };
}
