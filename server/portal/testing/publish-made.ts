import { sql } from 'kysely';
import type { Platform } from '../../platform/act.ts';
import { run } from '../../platform/database/rows.ts';
import { tellPublicChange } from '../public-cache.ts';
import type { EditionKind, PublicSnapshot, Withdrawal } from '../rules/public-snapshot.ts';

/** What a test publishes, without the acts and the people that a real publication needs. */
export interface MadeEdition {
  readonly authorityId: string;
  readonly snapshot: PublicSnapshot;
  readonly number?: number;
  readonly kind?: EditionKind;
  readonly note?: string;
  readonly at?: string;
  /** The whole page is taken back. */
  readonly withdrawal?: Withdrawal;
}

/** Puts an edition where the public side reads it, and tells every process. @returns id of the publication */
export async function publishMade(
  { db, ids, clock }: Pick<Platform, 'db' | 'ids' | 'clock'>,
  { authorityId, snapshot, number = 1, kind = 'first', note, at, withdrawal }: MadeEdition,
): Promise<string> {
  const when = at ?? clock().toISOString();
  const { slug, title = '' } = snapshot.plan;
  const state = withdrawal === undefined ? 'published' : 'withdrawn';
  return db.transaction().execute(async (tx) => {
    await run(
      tx,
      sql`insert into public_address (slug, authority_id)
        values (${snapshot.authority.slug}, ${authorityId}) on conflict do nothing`,
    );
    const id = ids.next();
    const made = await sql<{ id: string }>`
      insert into publication (authority_id, id, plan_id, slug, title, folded, state, stage, edition, cut_off,
        published_at, withdrawal, rhythm, version, since, changed_by)
      values (${authorityId}, ${id}, ${ids.next()}, ${slug}, ${title}, '', ${state}, 'none', ${number},
        ${snapshot.cutOff}, ${when}, ${withdrawal && JSON.stringify(withdrawal)}, 'none', 1, ${when}, ${id})
      on conflict (authority_id, slug) do update set edition = excluded.edition, state = excluded.state,
        cut_off = excluded.cut_off, published_at = excluded.published_at, withdrawal = excluded.withdrawal
      returning id::text`.execute(tx);
    const publicationId = made.rows[0]?.id ?? id;
    await run(
      tx,
      sql`insert into publication_edition (authority_id, publication_id, number, kind, note, cut_off, snapshot,
        digest, proposed_by, published_by, post_id, published_at)
      values (${authorityId}, ${publicationId}, ${number}, ${kind}, ${note}, ${snapshot.cutOff},
        ${JSON.stringify(snapshot)}, '', ${id}, ${id}, ${id}, ${when})`,
    );
    await tellPublicChange(tx, authorityId);
    return publicationId;
  });
}
