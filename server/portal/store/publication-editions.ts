import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import { type EditionKind, PublicSnapshot, type Withdrawal } from '../rules/public-snapshot.ts';
import type { GivenKey } from '../rules/publication-slug.ts';

/** Of which publication; every function takes the authority first. */
export interface PublicationKey {
  readonly authorityId: string;
  readonly publicationId: string;
}

/** What was laid before whoever approves. */
export interface Proposal {
  readonly id: string;
  readonly kind: EditionKind;
  readonly note: string | null;
  readonly cutOff: string;
  readonly snapshot: PublicSnapshot;
  readonly digest: string;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly postId: string;
}

export async function insertProposal(
  tx: Tx,
  { authorityId, publicationId }: PublicationKey,
  proposal: Proposal,
): Promise<void> {
  const { id, kind, note, cutOff, snapshot, digest, proposedAt, proposedBy, postId } = proposal;
  await run(
    tx,
    sql`insert into publication_proposal (authority_id, id, publication_id, kind, note, cut_off,
          snapshot, digest, proposed_at, proposed_by, post_id)
        values (${authorityId}, ${id}, ${publicationId}, ${kind}, ${note}, ${cutOff},
          ${JSON.stringify(snapshot)}::jsonb, ${digest}, ${proposedAt}, ${proposedBy}, ${postId})`,
  );
}

export async function findProposal(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<Proposal | null> {
  const found = await firstRow(
    db,
    sql<Omit<Proposal, 'snapshot'> & { snapshot: unknown }>`
      select id, kind, note, cut_off as "cutOff", snapshot, digest, proposed_at as "proposedAt",
        proposed_by as "proposedBy", post_id as "postId"
      from publication_proposal where authority_id = ${authorityId} and id = ${id}`,
  );
  return found && { ...found, snapshot: PublicSnapshot.parse(found.snapshot) };
}

/** What became of a proposal. */
export async function endProposal(
  tx: Tx,
  authorityId: string,
  id: string,
  outcome: 'published' | 'returned' | 'taken_back',
): Promise<void> {
  await run(
    tx,
    sql`update publication_proposal set outcome = ${outcome}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** An edition as it went out, with the two who answer for it. */
export interface EditionRecord {
  readonly number: number;
  readonly kind: EditionKind;
  readonly note: string | null;
  readonly cutOff: string;
  readonly publishedAt: Date;
  readonly withdrawal: Withdrawal | null;
  readonly proposedBy: string;
  readonly publishedBy: string;
}

/** Editions that were out before a moment, the latest first; null is now. */
export async function editionsOfPublication(
  db: Db | Tx,
  { authorityId, publicationId }: PublicationKey,
  at: Date | null = null,
): Promise<EditionRecord[]> {
  const before = at === null ? sql`` : sql`and e.published_at <= ${at}`;
  return rows(
    db,
    sql<EditionRecord>`
      select e.number, e.kind, e.note, e.cut_off as "cutOff", e.published_at as "publishedAt",
        e.withdrawal, one.full_name as "proposedBy", two.full_name as "publishedBy"
      from publication_edition e
      join person one on one.id = e.proposed_by join person two on two.id = e.published_by
      where e.authority_id = ${authorityId} and e.publication_id = ${publicationId} ${before}
      order by e.number desc`,
  );
}

export async function snapshotOf(
  db: Db | Tx,
  { authorityId, publicationId }: PublicationKey,
  number: number,
): Promise<PublicSnapshot | null> {
  const found = await firstRow(
    db,
    sql<{ snapshot: unknown }>`select snapshot from publication_edition
        where authority_id = ${authorityId} and publication_id = ${publicationId}
          and number = ${number}`,
  );
  return found && PublicSnapshot.parse(found.snapshot);
}

/** Freezes an edition; its rows are never written again but to say that it was withdrawn. */
export async function insertEdition(
  tx: Tx,
  { authorityId, publicationId }: PublicationKey,
  edition: Omit<Proposal, 'id' | 'proposedAt'> & {
    readonly number: number;
    readonly publishedAt: Date;
    readonly publishedBy: string;
  },
): Promise<void> {
  const { number, kind, note, cutOff, snapshot, digest, proposedBy, publishedBy } = edition;
  await run(
    tx,
    sql`insert into publication_edition (authority_id, publication_id, number, kind, note, cut_off,
          snapshot, digest, proposed_by, published_by, post_id, published_at)
        values (${authorityId}, ${publicationId}, ${number}, ${kind}, ${note}, ${cutOff},
          ${JSON.stringify(snapshot)}::jsonb, ${digest}, ${proposedBy}, ${publishedBy},
          ${edition.postId}, ${edition.publishedAt})`,
  );
}

/**
 * Closes the content of one edition, or of all; that there were these editions stays known.
 *
 * @returns how many could still be read before
 */
export async function withdrawEditions(
  tx: Tx,
  { authorityId, publicationId }: PublicationKey,
  number: number | null,
  withdrawal: Withdrawal,
): Promise<number> {
  return run(
    tx,
    sql`update publication_edition set withdrawal = ${JSON.stringify(withdrawal)}::jsonb
        where authority_id = ${authorityId} and publication_id = ${publicationId}
          and (${number}::integer is null or number = ${number}) and withdrawal is null`,
  );
}

/** The keys that things of a publication have had, in any edition. */
export async function keysOfPublication(
  db: Db | Tx,
  { authorityId, publicationId }: PublicationKey,
): Promise<GivenKey[]> {
  return rows(
    db,
    sql<GivenKey>`select kind, key, thing_id::text as "thingId" from publication_key
        where authority_id = ${authorityId} and publication_id = ${publicationId}`,
  );
}

export async function insertKeys(
  tx: Tx,
  { authorityId, publicationId }: PublicationKey,
  given: readonly GivenKey[],
): Promise<void> {
  await insertRows(
    tx,
    'publication_key',
    {
      ...{ authority_id: 'bigint', publication_id: 'bigint', kind: 'text', key: 'text' },
      thing_id: 'bigint',
    },
    given.map(({ kind, key, thingId }) => ({
      ...{ authority_id: authorityId, publication_id: publicationId, kind, key },
      thing_id: thingId,
    })),
  );
}
