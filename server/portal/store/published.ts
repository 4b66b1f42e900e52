import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows } from '../../platform/database/rows.ts';
import {
  type EditionHead,
  type PublicCounts,
  PublicFile,
  PublicSnapshot,
  type PublishedEdition,
  Withdrawal,
} from '../rules/public-snapshot.ts';

/**
 * The one door between the working side and the public: whatever an anonymous reader is shown comes from here,
 * and all that stands here was published by an act. `authorityId` and `publicationId` are for the inside (caches,
 * feedback); they never go out.
 */

/** A body that publishes. */
export interface PublishedAuthority {
  readonly authorityId: string;
  readonly slug: string;
  readonly name: string;
  readonly plans: number;
  readonly publishedAt: Date;
}

/** A plan as a list of the public side names it: its latest edition, or that it was withdrawn. */
export interface PublishedRow {
  readonly authorityId: string;
  readonly publicationId: string;
  readonly slug: string;
  readonly state: 'published' | 'withdrawn';
  readonly title: string;
  readonly number: string | null;
  readonly cutOff: string;
  readonly counts: PublicCounts;
  readonly edition: number;
  readonly publishedAt: Date;
}

export interface PublishedPlan {
  readonly authorityId: string;
  readonly publicationId: string;
  readonly planId: string;
  readonly authoritySlug: string;
  readonly authorityName: string;
  readonly slug: string;
  readonly title: string;
  readonly state: 'published' | 'withdrawn';
  readonly withdrawal: Withdrawal | null;
  /** The edition asked for; null where it, or the whole page, was withdrawn, and where there is no such number. */
  readonly edition: PublishedEdition | null;
  /** The number of the latest edition. */
  readonly latest: number;
  /** All editions, the latest first. */
  readonly editions: readonly EditionHead[];
}

/** All bodies that have something public, by name. */
export async function publishedAuthorities(db: Db | Tx): Promise<PublishedAuthority[]> {
  return rows(
    db,
    sql<PublishedAuthority>`
      /* all authorities: the public list of the bodies that publish */
      select d.authority_id as "authorityId", d.slug, a.name, p.plans, p.at as "publishedAt"
      from (select authority_id, count(*)::int as plans, max(published_at) as at
        from publication where state = 'published' group by authority_id) p
      join public_address d on d.authority_id = p.authority_id
      join authority a on a.id = p.authority_id
      order by a.name, d.slug`,
  );
}

/** The body behind an address, whether or not anything of it is public now. */
export async function authorityBySlug(
  db: Db | Tx,
  slug: string,
): Promise<{ authorityId: string; slug: string; name: string } | null> {
  return firstRow(
    db,
    sql<{ authorityId: string; slug: string; name: string }>`
      select d.authority_id as "authorityId", d.slug, a.name
      from public_address d join authority a on a.id = d.authority_id where d.slug = ${slug}`,
  );
}

/** What a body has published, the latest first; withdrawn plans stand at the end. Null for no such body. */
export async function publishedPlansOf(
  db: Db | Tx,
  authoritySlug: string,
): Promise<PublishedRow[] | null> {
  const authority = await authorityBySlug(db, authoritySlug);
  if (!authority) return null;
  const { authorityId } = authority;
  return rows(
    db,
    sql<PublishedRow>`
      select p.authority_id as "authorityId", p.id as "publicationId", p.slug, p.state,
        coalesce(e.snapshot->'plan'->>'title', p.title) as title,
        e.snapshot->'plan'->>'number' as number, e.cut_off as "cutOff",
        e.snapshot->'counts' as counts, e.number as edition, e.published_at as "publishedAt"
      from publication p
      join publication_edition e on e.authority_id = p.authority_id and e.publication_id = p.id
        and e.number = p.edition
      where p.authority_id = ${authorityId} and p.state <> 'unpublished'
      order by p.state, e.published_at desc, p.id desc`,
  );
}

/**
 * A plan at its public address.
 *
 * @param number the edition; the latest without it
 * @returns null where nothing was ever published under that address
 */
export async function publishedPlan(
  db: Db | Tx,
  authoritySlug: string,
  planSlug: string,
  number?: number,
): Promise<PublishedPlan | null> {
  const authority = await authorityBySlug(db, authoritySlug);
  if (!authority) return null;
  const { authorityId } = authority;
  const found = await firstRow(
    db,
    sql<Found>`
      select id, plan_id as "planId", title, state, withdrawal, edition as latest from publication
      where authority_id = ${authorityId} and slug = ${planSlug} and state <> 'unpublished'`,
  );
  if (!found) return null;
  const { id: publicationId, withdrawal, ...rest } = found;
  const isOut = found.state === 'published';
  return {
    ...{ ...rest, authorityId, publicationId, slug: planSlug },
    ...{ authoritySlug: authority.slug, authorityName: authority.name },
    withdrawal: isOut ? null : Withdrawal.parse(withdrawal),
    edition: isOut ? await edition(db, authorityId, publicationId, number ?? found.latest) : null,
    editions: await headsOf(db, authorityId, publicationId),
  };
}

interface Found {
  readonly id: string;
  readonly planId: string;
  readonly title: string;
  readonly state: 'published' | 'withdrawn';
  readonly withdrawal: unknown;
  readonly latest: number;
}

const HEAD = sql`number, kind, note, cut_off as "cutOff", withdrawal, published_at as at`;
type HeadRow = Omit<EditionHead, 'publishedAt'> & { readonly at: Date };

const headOf = ({ at, number, kind, note, cutOff, withdrawal }: HeadRow): EditionHead => ({
  ...{ number, kind, note, cutOff, withdrawal, publishedAt: at.toISOString() },
});

async function headsOf(
  db: Db | Tx,
  authorityId: string,
  publicationId: string,
): Promise<EditionHead[]> {
  const found = await rows(
    db,
    sql<HeadRow>`select ${HEAD} from publication_edition
        where authority_id = ${authorityId} and publication_id = ${publicationId}
        order by number desc`,
  );
  return found.map(headOf);
}

async function edition(
  db: Db | Tx,
  authorityId: string,
  publicationId: string,
  number: number,
): Promise<PublishedEdition | null> {
  const found = await firstRow(
    db,
    sql<HeadRow & { snapshot: unknown }>`select ${HEAD}, snapshot from publication_edition
        where authority_id = ${authorityId} and publication_id = ${publicationId}
          and number = ${number}`,
  );
  if (!found || found.withdrawal !== null) return null;
  return { ...headOf(found), snapshot: PublicSnapshot.parse(found.snapshot) };
}

/** Whose work stands under a task's public key: its line of the directive, and the units that hold it. */
export async function workBehindKey(
  db: Db | Tx,
  { authorityId, publicationId }: Pick<PublishedPlan, 'authorityId' | 'publicationId'>,
  key: string,
): Promise<{ wordsId: string; taskIds: string[]; unitIds: string[] } | null> {
  return firstRow(
    db,
    sql<{ wordsId: string; taskIds: string[]; unitIds: string[] }>`
      select k.thing_id as "wordsId",
        coalesce(array_agg(t.id::text order by t.id) filter (where t.id is not null), '{}') as "taskIds",
        coalesce(array_agg(distinct t.unit_id::text) filter (where t.id is not null), '{}') as "unitIds"
      from publication_key k
      left join task t on t.authority_id = k.authority_id and t.words_id = k.thing_id
        and t.layer = 0 and t.state not in ('withdrawn', 'merged')
      where k.authority_id = ${authorityId} and k.publication_id = ${publicationId}
        and k.kind = 'task' and k.key = ${key}
      group by k.thing_id`,
  );
}

/** A file of any edition that can still be read; its bytes lie in the store of files under `sha256`. */
export async function publishedFile(
  db: Db | Tx,
  authoritySlug: string,
  planSlug: string,
  key: string,
): Promise<PublicFile | null> {
  const authority = await authorityBySlug(db, authoritySlug);
  if (!authority) return null;
  const found = await firstRow(
    db,
    sql<{ file: unknown }>`
      select f as file from publication p
      join publication_edition e on e.authority_id = p.authority_id and e.publication_id = p.id
      cross join lateral jsonb_array_elements(e.snapshot->'files') f
      where p.authority_id = ${authority.authorityId} and p.slug = ${planSlug}
        and p.state = 'published' and e.withdrawal is null and f->>'key' = ${key}
      order by e.number desc limit 1`,
  );
  return found && PublicFile.parse(found.file);
}
