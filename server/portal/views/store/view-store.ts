import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';
import type { Views } from '../rules/say-views.ts';

/** The key of a day's digests: the one that any process made first. @param fresh used where there is none */
export async function saltOf(db: Db, day: string, fresh: Uint8Array): Promise<Uint8Array> {
  await run(
    db,
    sql`insert into view_salt (day, salt) values (${day}, ${Buffer.from(fresh)}) on conflict do nothing`,
  );
  const found = await firstRow(
    db,
    sql<{ salt: Buffer }>`select salt from view_salt where day = ${day}`,
  );
  if (!found) throw new Error(`The key of ${day} was removed while it was read`);
  return found.salt;
}

/** Readers of pages of an authority on one day, as digests. */
export interface SeenReaders {
  readonly authorityId: string;
  readonly day: string;
  /** One reader of one page each. */
  readonly readers: readonly { readonly page: string; readonly digest: Uint8Array }[];
}

/**
 * Counts those who were not counted yet that day, whichever process saw them. One statement: the digests that are
 * new are what the figures grow by. Both tables are written in the order of their keys, so that processes wait
 * for one another and never in a circle.
 */
export async function addReaders(db: Db, seen: SeenReaders, now: Date): Promise<void> {
  const { authorityId, day, readers } = seen;
  const pages = readers.map(({ page }) => page);
  const digests = readers.map(({ digest }) => Buffer.from(digest).toString('hex'));
  await run(
    db,
    sql`with fresh as (
          insert into page_view_seen (authority_id, day, page, digest)
          select ${authorityId}, ${day}, given.page, decode(given.digest, 'hex')
          from unnest(${pages}::text[], ${digests}::text[]) as given(page, digest)
          order by given.page, given.digest
          on conflict do nothing
          returning page)
        insert into page_view (authority_id, page, day, people, counted_at)
        select ${authorityId}, page, ${day}, count(*)::int, ${now} from fresh group by page order by page
        on conflict (authority_id, page, day) do update
          set people = page_view.people + excluded.people, counted_at = excluded.counted_at`,
  );
}

/** Forgets who was seen on days that are over: first the key, then the digests that it made. */
export async function forgetDaysBefore(db: Db, day: string): Promise<void> {
  await run(db, sql`delete from view_salt where day < ${day}`);
  await run(
    db,
    sql`/* all authorities: days end everywhere at once */ delete from page_view_seen where day < ${day}`,
  );
}

/**
 * How many people read each of some pages of an authority; pages that nobody read are left out.
 *
 * @param until the last day that counts; all without it
 */
export async function viewsOf(
  db: Db,
  authorityId: string,
  pages: readonly string[],
  until: string | null = null,
): Promise<Map<string, Views>> {
  const found = await rows(
    db,
    sql<{ page: string; people: number; countedAt: Date }>`
      select page, sum(people)::int as people, max(counted_at) as "countedAt" from page_view
      where authority_id = ${authorityId} and page = any(${[...pages]}::text[])
        and (${until}::date is null or day <= ${until}::date)
      group by page`,
  );
  return new Map(found.map(({ page, ...views }) => [page, views]));
}

/** The readers of a page day by day, from a day on; days without any are left out. */
export function viewsByDay(
  db: Db,
  authorityId: string,
  page: string,
  from: string,
): Promise<{ day: string; people: number }[]> {
  return rows(
    db,
    sql<{ day: string; people: number }>`
      select day::text as day, people from page_view
      where authority_id = ${authorityId} and page = ${page} and day >= ${from} order by day`,
  );
}
