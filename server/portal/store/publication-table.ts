import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { type KeptRow, keptTable } from '../../platform/database/kept-table.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Choices } from '../contract.ts';
import type { Withdrawal } from '../rules/public-snapshot.ts';
import type { PublicationStage, PublicationState, Rhythm } from '../rules/publication-steps.ts';

/** A publication as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface PublicationRecord extends KeptRow {
  readonly plan_id: string;
  readonly slug: string;
  readonly title: string;
  readonly folded: string;
  readonly state: PublicationState;
  readonly stage: PublicationStage;
  readonly choices: Choices | null;
  readonly proposal_id: string | null;
  readonly said: string | null;
  readonly edition: number;
  readonly cut_off: string | null;
  readonly published_at: Date | null;
  readonly withdrawal: Withdrawal | null;
  readonly rhythm: Rhythm;
  readonly due_on: string | null;
}

export const publications = keptTable<PublicationRecord>('publication', {
  plan_id: 'bigint',
  slug: 'text',
  title: 'text',
  folded: 'text',
  state: 'text',
  stage: 'text',
  choices: 'jsonb',
  proposal_id: 'bigint',
  said: 'text',
  edition: 'integer',
  cut_off: 'date',
  published_at: 'timestamptz',
  withdrawal: 'jsonb',
  rhythm: 'text',
  due_on: 'date',
});

/** The publication of a plan, held until the act ends; null where there is none yet. */
export async function publicationOfPlan(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<{ readonly id: string; readonly version: number } | null> {
  return firstRow(
    db,
    sql<{ id: string; version: number }>`select id, version from publication
        where authority_id = ${authorityId} and plan_id = ${planId}`,
  );
}

/** Lets one act at a time give addresses in an authority. */
export async function holdAddresses(tx: Tx, authorityId: string): Promise<void> {
  const name = `publication ${authorityId}`;
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** All addresses of plans of an authority, also of those that were withdrawn. */
export async function slugsOf(db: Db | Tx, authorityId: string): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ slug: string }>`select slug from publication where authority_id = ${authorityId}`,
  );
  return new Set(found.map(({ slug }) => slug));
}

/** The address of an authority; null where it has none yet. */
export async function addressOfAuthority(db: Db | Tx, authorityId: string): Promise<string | null> {
  const found = await firstRow(
    db,
    sql<{ slug: string }>`select slug from public_address where authority_id = ${authorityId}`,
  );
  return found?.slug ?? null;
}

/** The addresses that begin like one and are taken, whoever has them. */
export async function addressesLike(db: Db | Tx, base: string): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ slug: string }>`select slug from public_address where slug like ${`${base}%`}`,
  );
  return new Set(found.map(({ slug }) => slug));
}

/** Gives an authority its address, once; whoever asks at the same time waits. */
export async function giveAddress(tx: Tx, slug: string, authorityId: string): Promise<void> {
  await run(
    tx,
    sql`insert into public_address (slug, authority_id) values (${slug}, ${authorityId})`,
  );
}

/** Lets one act at a time give addresses to authorities. */
export async function holdAuthorityAddresses(tx: Tx): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('public addresses', 0))`);
}

/** Name and short name of the top unit of an authority, from which its address comes. */
export async function namesOfAuthority(
  db: Db | Tx,
  authorityId: string,
): Promise<{ readonly name: string; readonly shortName: string | null } | null> {
  return firstRow(
    db,
    sql<{ name: string; shortName: string | null }>`
      select a.name, u.short_name as "shortName" from authority a join unit u on u.id = a.unit_id
      where a.id = ${authorityId}`,
  );
}

/** How the journal names publications: by their plans. */
export async function publicationTitles(
  db: Db | Tx,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; title: string }>`select id, title from publication
        where authority_id = ${authorityId} and id = any(${[...ids]}::bigint[])`,
  );
  return new Map(found.map(({ id, title }) => [id, title]));
}
