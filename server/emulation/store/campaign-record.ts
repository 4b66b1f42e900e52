import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { CampaignDefinition } from '../campaign-contract.ts';

/** A movement as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface CampaignRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly unitId: string;
  readonly superiorId: string | null;
  readonly directiveId: string | null;
  readonly name: string;
  readonly folded: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly launchedOn: string | null;
  readonly definition: CampaignDefinition;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const columns = sql`c.authority_id as "authorityId", c.id, c.unit_id as "unitId",
  c.superior_id as "superiorId", c.directive_id as "directiveId", c.name, c.folded,
  c.starts_on as "startsOn", c.ends_on as "endsOn", c.launched_on as "launchedOn",
  c.definition, c.version, c.since, c.changed_by as "changedBy"`;

/** All movements of an authority as they were at a moment; null is now. */
export function campaignsAt(authorityId: string, at: Date | null): RawBuilder<CampaignRecord> {
  if (at === null) {
    return sql`select ${columns} from campaign c where c.authority_id = ${authorityId}`;
  }
  return sql`select ${columns} from campaign c
      where c.authority_id = ${authorityId} and c.since <= ${at}
    union all
    select ${columns} from campaign_past c
      where c.authority_id = ${authorityId} and c.since <= ${at} and c.until > ${at}`;
}

/** A definition kept by an earlier release gets what it did not know yet. */
function whole(record: CampaignRecord): CampaignRecord {
  return { ...record, definition: CampaignDefinition.parse(record.definition) };
}

export async function findCampaign(
  db: Db | Tx,
  authorityId: string,
  id: string,
  at: Date | null = null,
): Promise<CampaignRecord | null> {
  const found = await firstRow(
    db,
    sql<CampaignRecord>`select * from (${campaignsAt(authorityId, at)}) c where c.id = ${id}`,
  );
  return found && whole(found);
}

/** The movement, held until the act ends. */
export async function lockCampaign(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<CampaignRecord | null> {
  const found = await firstRow(
    tx,
    sql<CampaignRecord>`select ${columns} from campaign c
        where c.authority_id = ${authorityId} and c.id = ${id} for update`,
  );
  return found && whole(found);
}

/** Movements of units below that carry one on, at a moment. */
export async function campaignsBelow(
  db: Db | Tx,
  authorityId: string,
  id: string,
  at: Date | null,
): Promise<CampaignRecord[]> {
  const found = await rows(
    db,
    sql<CampaignRecord>`select * from (${campaignsAt(authorityId, at)}) c
        where c."superiorId" = ${id} order by c."startsOn", c.id`,
  );
  return found.map(whole);
}

export async function insertCampaign(tx: Tx, record: CampaignRecord): Promise<void> {
  await run(
    tx,
    sql`insert into campaign (authority_id, id, unit_id, superior_id, directive_id, name, folded,
          starts_on, ends_on, launched_on, definition, version, since, changed_by)
        values (${record.authorityId}, ${record.id}, ${record.unitId}, ${record.superiorId},
          ${record.directiveId}, ${record.name}, ${record.folded}, ${record.startsOn},
          ${record.endsOn}, ${record.launchedOn}, ${JSON.stringify(record.definition)}::jsonb,
          ${record.version}, ${record.since}, ${record.changedBy})`,
  );
}

/** Keeps what the movement was and writes what it is now. */
export async function replaceCampaign(tx: Tx, record: CampaignRecord): Promise<void> {
  const { authorityId, id, since } = record;
  await run(
    tx,
    sql`insert into campaign_past select c.*, ${since}::timestamptz from campaign c
        where c.authority_id = ${authorityId} and c.id = ${id}`,
  );
  await run(
    tx,
    sql`update campaign set superior_id = ${record.superiorId}, directive_id = ${record.directiveId},
          name = ${record.name}, folded = ${record.folded}, starts_on = ${record.startsOn},
          ends_on = ${record.endsOn}, launched_on = ${record.launchedOn},
          definition = ${JSON.stringify(record.definition)}::jsonb, version = ${record.version},
          since = ${since}, changed_by = ${record.changedBy}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}

/** How the journal names movements. */
export async function campaignTitles(
  db: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ id: string; name: string }>`select id, name from campaign
        where authority_id = ${authorityId} and id = any(${ids}::bigint[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
