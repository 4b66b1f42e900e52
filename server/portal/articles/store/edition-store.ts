import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';
import { PublicSnapshot } from '../../rules/public-snapshot.ts';

/** An edition of a published plan that can be written about. */
export interface PlanEdition {
  readonly number: number;
  readonly cutOff: string;
}

/** A plan that the public reads now, with the editions that it can read, the latest first. */
export interface PublicPlan {
  readonly planId: string;
  readonly slug: string;
  readonly title: string;
  readonly number: string | null;
  readonly editions: readonly PlanEdition[];
}

/** The published plans of an authority, or some of them. @param planIds all without it */
export function publicPlans(
  db: Db | Tx,
  authorityId: string,
  planIds?: readonly string[],
): Promise<PublicPlan[]> {
  const some = planIds === undefined ? sql`` : sql`and p.plan_id = any(${[...planIds]}::bigint[])`;
  return rows(
    db,
    sql<PublicPlan>`
      select p.plan_id as "planId", p.slug, p.title,
        (array_agg(e.snapshot->'plan'->>'number' order by e.number desc))[1] as number,
        json_agg(json_build_object('number', e.number, 'cutOff', e.cut_off) order by e.number desc)
          as editions
      from publication p
      join publication_edition e on e.authority_id = p.authority_id and e.publication_id = p.id
      where p.authority_id = ${authorityId} and p.state = 'published' and e.withdrawal is null ${some}
      group by p.authority_id, p.id, p.plan_id, p.slug, p.title
      order by max(e.published_at) desc, p.id desc`,
  );
}

/** What stands in some editions of a published plan, by number; those that may not be read any more are left out. */
export async function snapshotsOf(
  db: Db | Tx,
  authorityId: string,
  planId: string,
  numbers: readonly number[],
): Promise<Map<number, PublicSnapshot>> {
  const found = await rows(
    db,
    sql<{ number: number; snapshot: unknown }>`
      select e.number, e.snapshot from publication p
      join publication_edition e on e.authority_id = p.authority_id and e.publication_id = p.id
      where p.authority_id = ${authorityId} and p.plan_id = ${planId} and p.state = 'published'
        and e.withdrawal is null and e.number = any(${[...numbers]}::int[])`,
  );
  return new Map(found.map(({ number, snapshot }) => [number, PublicSnapshot.parse(snapshot)]));
}

/** A plan as lists of articles name it, whether or not the public still reads it. */
export interface PlanHead {
  readonly planId: string;
  readonly slug: string;
  readonly title: string;
  readonly number: string | null;
  /** The number of its latest edition. */
  readonly edition: number;
}

/** @param at null for now; editions that went out later are not known then */
export async function planHeads(
  db: Db | Tx,
  authorityId: string,
  planIds: readonly string[],
  at: Date | null = null,
): Promise<Map<string, PlanHead>> {
  const known = at === null ? sql`` : sql`and e.published_at <= ${at}`;
  const found = await rows(
    db,
    sql<PlanHead>`
      select distinct on (p.plan_id) p.plan_id as "planId", p.slug, p.title,
        coalesce(e.number, 0) as edition, e.snapshot->'plan'->>'number' as number
      from publication p
      left join publication_edition e on e.authority_id = p.authority_id
        and e.publication_id = p.id ${known}
      where p.authority_id = ${authorityId} and p.plan_id = any(${[...planIds]}::bigint[])
      order by p.plan_id, e.number desc`,
  );
  return new Map(found.map((each) => [each.planId, each]));
}
