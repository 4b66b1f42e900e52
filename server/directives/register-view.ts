import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { reachOf } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { DirectiveRow, listDirectives } from './contract.ts';
import { type Moment, momentOf } from './moment.ts';
import { readCursor, writeCursor } from './rules/list-cursor.ts';
import { registerSearch } from './rules/register-words.ts';
import { taskTotals } from './store/ordered-tasks.ts';
import {
  countRegister,
  pageOfRegister,
  type RegisterRecord,
  registerRecords,
} from './store/register-list.ts';

export type RegisterQuery = z.infer<(typeof listDirectives)['query']>;

/** The register (sổ văn bản) that a post may see: its authority's, and what other authorities ordered of it. */
export async function registerView(
  platform: Platform,
  actor: Actor,
  query: RegisterQuery,
): Promise<{ rows: DirectiveRow[]; next: string | null; total: number }> {
  requireRight(actor, 'directive.read');
  const { db, clock } = platform;
  const moment = momentOf(clock, query.asOf);
  const authorityIds = await reachOf(db, actor);
  const filter = {
    search: registerSearch(query.q),
    type: query.type ?? null,
    year: query.year ?? null,
    moment,
  };
  const after = readCursor(query.after);
  const sort = query.sort ?? '-issued';
  const keys = await pageOfRegister(db, actor, authorityIds, filter, sort, after, query.limit + 1);
  const shown = keys.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: await directiveRows(platform, actor, shown, moment),
    next: keys.length > query.limit && last ? writeCursor(last.cursor) : null,
    total: await countRegister(db, actor, authorityIds, filter),
  };
}

/** The documents that bear some words, most fitting first, without what they ordered: for a search box. */
export async function documentsNamed(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  actor: Actor,
  words: string,
  limit: number,
): Promise<RegisterRecord[]> {
  requireRight(actor, 'directive.read');
  const authorityIds = await reachOf(db, actor);
  const moment = momentOf(clock, undefined);
  const filter = { search: registerSearch(words), type: null, year: null, moment };
  const keys = await pageOfRegister(db, actor, authorityIds, filter, '-issued', null, limit);
  const records = await registerRecords(
    db,
    authorityIds,
    keys.map(({ id }) => id),
  );
  return keys.flatMap(({ id }) => records.get(id) ?? []);
}

/** Rows of documents by key, in the same order, with the tasks that the post may see. */
export async function directiveRows(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  keys: readonly { readonly authorityId: string; readonly id: string }[],
  moment: Moment,
): Promise<DirectiveRow[]> {
  const authorityIds = [...new Set(keys.map(({ authorityId }) => authorityId))];
  const ids = keys.map(({ id }) => id);
  const records = await registerRecords(db, authorityIds, ids);
  const totals = await taskTotals(db, actor, keys, moment);
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record ? [rowOf(record, totals.get(id))] : [];
  });
}

function rowOf(
  { authorityId: _, ...record }: RegisterRecord,
  totals: { open: number; total: number } = { open: 0, total: 0 },
): DirectiveRow {
  return { ...record, openTasks: totals.open, totalTasks: totals.total };
}
