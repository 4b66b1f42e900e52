import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';

/** A unit of a movement and its cluster of peers. */
export interface Member {
  readonly unitId: string;
  readonly clusterId: string;
}

/** The condition that a row with `since` and `until` held at a moment; null is now. */
function heldAt(at: Date | null): RawBuilder<unknown> {
  return at === null
    ? sql`m.until is null`
    : sql`m.since <= ${at} and (m.until is null or m.until > ${at})`;
}

export async function membersOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<Member[]> {
  return rows(
    db,
    sql<Member>`select m.unit_id as "unitId", m.cluster_id as "clusterId"
        from campaign_member m join unit u on u.id = m.unit_id
        where m.authority_id = ${authorityId} and m.campaign_id = ${campaignId} and ${heldAt(at)}
        order by m.cluster_id, u.folded, m.unit_id`,
  );
}

/** How many units take part in each of some movements. */
export async function memberCounts(
  db: Db | Tx,
  authorityId: string,
  campaignIds: readonly string[],
  at: Date | null,
): Promise<Map<string, number>> {
  const found = await rows(
    db,
    sql<{ id: string; count: number }>`select m.campaign_id as id, count(*)::int as count
        from campaign_member m where m.authority_id = ${authorityId}
          and m.campaign_id = any(${campaignIds}::bigint[]) and ${heldAt(at)}
        group by m.campaign_id`,
  );
  return new Map(found.map(({ id, count }) => [id, count]));
}

/** Ends what no longer holds and begins what is new; members who stay where they are stay untouched. */
export async function setMembers(
  tx: Tx,
  key: { readonly authorityId: string; readonly campaignId: string },
  wanted: readonly Member[],
  now: Date,
): Promise<void> {
  const { authorityId, campaignId } = key;
  const there = await membersOf(tx, authorityId, campaignId);
  const nameOf = ({ unitId, clusterId }: Member) => `${unitId}/${clusterId}`;
  const [old, next] = [new Set(there.map(nameOf)), new Set(wanted.map(nameOf))];
  const gone = there.filter((member) => !next.has(nameOf(member))).map(({ unitId }) => unitId);
  if (gone.length > 0) {
    await run(
      tx,
      sql`update campaign_member set until = ${now} where authority_id = ${authorityId}
          and campaign_id = ${campaignId} and until is null and unit_id = any(${gone}::bigint[])`,
    );
  }
  await insertRows(
    tx,
    'campaign_member',
    {
      authority_id: 'bigint',
      campaign_id: 'bigint',
      unit_id: 'bigint',
      since: 'timestamptz',
      cluster_id: 'bigint',
    },
    wanted
      .filter((member) => !old.has(nameOf(member)))
      .map(({ unitId, clusterId }) => ({
        ...{ authority_id: authorityId, campaign_id: campaignId },
        ...{ unit_id: unitId, since: now, cluster_id: clusterId },
      })),
  );
}

export interface Registration {
  readonly stageId: string;
  readonly unitId: string;
  readonly pledge: string;
  readonly since: Date;
  readonly registeredBy: string;
}

export async function registrationsOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<Registration[]> {
  return rows(
    db,
    sql<Registration>`select m.stage_id as "stageId", m.unit_id as "unitId", m.pledge, m.since,
          m.registered_by as "registeredBy"
        from campaign_registration m
        where m.authority_id = ${authorityId} and m.campaign_id = ${campaignId} and ${heldAt(at)}
        order by m.since`,
  );
}

/** Ends the unit's earlier registration of the stage and writes the new one. */
export async function writeRegistration(
  tx: Tx,
  key: { readonly authorityId: string; readonly campaignId: string },
  { stageId, unitId, pledge, since, registeredBy }: Registration,
): Promise<void> {
  const { authorityId, campaignId } = key;
  await run(
    tx,
    sql`update campaign_registration set until = ${since}
        where authority_id = ${authorityId} and campaign_id = ${campaignId}
          and stage_id = ${stageId} and unit_id = ${unitId} and until is null`,
  );
  await run(
    tx,
    sql`insert into campaign_registration
          (authority_id, campaign_id, stage_id, unit_id, since, pledge, registered_by)
        values (${authorityId}, ${campaignId}, ${stageId}, ${unitId}, ${since}, ${pledge}, ${registeredBy})
        on conflict (authority_id, campaign_id, stage_id, unit_id, since) do update
        set pledge = excluded.pledge, registered_by = excluded.registered_by, until = null`,
  );
}

/** True where anything was done in a stage, so that it cannot be dropped. */
export async function isStageUsed(
  tx: Tx,
  authorityId: string,
  campaignId: string,
  stageId: string,
): Promise<boolean> {
  const of = sql`authority_id = ${authorityId} and campaign_id = ${campaignId} and stage_id = ${stageId}`;
  const found = await firstRow(
    tx,
    sql<{ used: boolean }>`select (exists (select from campaign_registration where ${of})
        or exists (select from nomination where ${of})
        or exists (select from award_decision where ${of})
        or exists (select from campaign_review where ${of})) as used`,
  );
  return found?.used ?? false;
}

export interface SeatHolder {
  readonly postId: string;
  readonly person: string;
  readonly title: string;
  readonly unit: string;
}

/** Who holds posts of an authority on a day: those named, or those whose person or title bears some words. */
export async function seatHolders(
  db: Db | Tx,
  authorityId: string,
  day: string,
  which: { readonly postIds: readonly string[] } | { readonly words: readonly string[] },
): Promise<SeatHolder[]> {
  const condition =
    'postIds' in which
      ? sql`p.id = any(${which.postIds}::bigint[])`
      : sql.join(
          [sql`true`, ...which.words.map((word) => sql`pe.folded like ${`%${word}%`}`)],
          sql` and `,
        );
  return rows(
    db,
    sql<SeatHolder>`select distinct on (pe.folded, p.id) p.id as "postId", pe.full_name as person,
          p.title, u.name as unit
        from post p join appointment a on a.post_id = p.id join person pe on pe.id = a.person_id
        join unit u on u.id = p.unit_id
        where p.authority_id = ${authorityId} and ${condition}
          and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date)
          and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date)
        order by pe.folded, p.id limit 60`,
  );
}
