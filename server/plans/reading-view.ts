import type { z } from 'zod';
import { documentKey, issuerKeyOf } from '../directives/rules/document-key.ts';
import { readCursor, writeCursor } from '../directives/rules/list-cursor.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import { editionsOf } from '../directives/store/directive-store.ts';
import type { Actor } from '../organisation/actor.ts';
import { personNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { signedCopy } from './attach-signed.ts';
import type { Draft, listReadings, Reading, ReadingRow } from './contract.ts';
import { readingOf, requireDrafting } from './open-reading.ts';
import { checkDraft } from './rules/check-draft.ts';
import {
  countReadings,
  type ListedReading,
  listedReading,
  pageOfReadings,
} from './store/reading-list.ts';

type Row = z.infer<typeof ReadingRow>;

/** Drafts of the authority, the one saved last first. */
export async function readingsView(
  { db }: Platform,
  actor: Actor,
  query: z.infer<(typeof listReadings)['query']>,
): Promise<{ rows: Row[]; next: string | null; total: number }> {
  requireDrafting(actor);
  const { authorityId } = actor;
  const words = plainWords(query.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const filter = { state: query.state ?? null, words };
  const cursor = readCursor(query.after);
  const after = cursor && { key: cursor[1], id: cursor[2] };
  const found = await pageOfReadings(db, authorityId, filter, after, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const names = await personNames(
    db,
    shown.map(({ savedBy }) => savedBy),
  );
  return {
    rows: shown.map((row) => rowOf(row, names)),
    next: found.length > query.limit && last ? writeCursor([0, last.key, last.id]) : null,
    total: await countReadings(db, authorityId, filter),
  };
}

/** One draft as the list shows it. */
export async function readingRow({ db }: Platform, actor: Actor, id: string): Promise<Row> {
  requireDrafting(actor);
  const row = await listedReading(db, actor.authorityId, id);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  return rowOf(row, await personNames(db, [row.savedBy]));
}

function rowOf({ key: _, ...row }: ListedReading, names: ReadonlyMap<string, string>): Row {
  return { ...row, savedAt: row.savedAt.toISOString(), savedBy: names.get(row.savedBy) ?? '' };
}

/** One draft with its source, its outline and everything that a check says of it. */
export async function readingView(platform: Platform, actor: Actor, id: string): Promise<Reading> {
  const row = await readingRow(platform, actor, id);
  const record = await readingOf(platform.db, actor, id);
  const { reading, draft } = record;
  return {
    ...row,
    sourceText: record.sourceText,
    sourceName: record.sourceName,
    signed: signedCopy(id, record.signed),
    warnings: record.warnings,
    kind: reading.kind,
    boilerplate: reading.boilerplate.map(({ start, end }) => ({ start, end })),
    clauses: [...reading.clauses],
    draft,
    unread: (reading.unread ?? []).map(({ label, cells }) => ({ label, cells: [...cells] })),
    problems: checkDraft(draft),
    version: record.version,
    exists: record.state === 'issued' ? null : await existing(platform, actor, draft),
    readMs: reading.readMs,
  };
}

/** The registered document with the number, year and issuer of a draft. */
async function existing(
  { db }: Platform,
  actor: Actor,
  { identity }: Draft,
): Promise<Reading['exists']> {
  const facts = {
    number: identity.number,
    issuedOn: identity.issuedOn,
    issuerUnitId: identity.issuer?.unitId ?? null,
    issuerName: identity.issuer?.written ?? null,
  };
  const key = documentKey({ ...facts, issuerName: facts.issuerName });
  if (key?.year == null || issuerKeyOf(facts) === '') return null;
  const [newest] = await editionsOf(db, actor.authorityId, key);
  if (!newest) return null;
  return { directiveId: newest.id, number: identity.number ?? '', year: key.year };
}
