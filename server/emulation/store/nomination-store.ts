import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import { Dossier } from '../nomination-contract.ts';
import type { AwardCode } from '../rules/award-rules.ts';

/** A nomination as the database keeps it. */
export interface NominationRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly campaignId: string;
  readonly stageId: string;
  readonly award: AwardCode;
  readonly unitId: string;
  readonly personName: string | null;
  readonly folded: string;
  readonly proposedOn: string;
  readonly dossier: Dossier;
  readonly withdrawn: boolean;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const columns = sql`n.authority_id as "authorityId", n.id, n.campaign_id as "campaignId",
  n.stage_id as "stageId", n.award, n.unit_id as "unitId", n.person_name as "personName", n.folded,
  n.proposed_on as "proposedOn", n.dossier, n.withdrawn, n.version, n.since,
  n.changed_by as "changedBy"`;

/** A dossier kept by an earlier release gets what it did not know yet. */
function whole(record: NominationRecord): NominationRecord {
  return { ...record, dossier: Dossier.parse(record.dossier) };
}

/** All nominations of a movement at a moment, in the order in which they came; null is now. */
export async function nominationsOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<NominationRecord[]> {
  const of = sql`n.authority_id = ${authorityId} and n.campaign_id = ${campaignId}`;
  const found = await rows(
    db,
    at === null
      ? sql<NominationRecord>`select ${columns} from nomination n where ${of} order by n.id`
      : sql<NominationRecord>`
          select ${columns} from nomination n where ${of} and n.since <= ${at}
          union all
          select ${columns} from nomination_past n
          where ${of} and n.since <= ${at} and n.until > ${at} order by id`,
  );
  return found.map(whole);
}

/** The nomination, held until the act ends. */
export async function lockNomination(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<NominationRecord | null> {
  const found = await firstRow(
    tx,
    sql<NominationRecord>`select ${columns} from nomination n
        where n.authority_id = ${authorityId} and n.id = ${id} for update`,
  );
  return found && whole(found);
}

export async function insertNomination(tx: Tx, record: NominationRecord): Promise<void> {
  await run(
    tx,
    sql`insert into nomination (authority_id, id, campaign_id, stage_id, award, unit_id, person_name,
          folded, proposed_on, dossier, withdrawn, version, since, changed_by)
        values (${record.authorityId}, ${record.id}, ${record.campaignId}, ${record.stageId},
          ${record.award}, ${record.unitId}, ${record.personName}, ${record.folded},
          ${record.proposedOn}, ${JSON.stringify(record.dossier)}::jsonb, ${record.withdrawn},
          ${record.version}, ${record.since}, ${record.changedBy})`,
  );
}

/** Keeps what the nomination was and writes what it is now. */
export async function replaceNomination(tx: Tx, record: NominationRecord): Promise<void> {
  const { authorityId, id, since } = record;
  await run(
    tx,
    sql`insert into nomination_past select n.*, ${since}::timestamptz from nomination n
        where n.authority_id = ${authorityId} and n.id = ${id}`,
  );
  await run(
    tx,
    sql`update nomination set dossier = ${JSON.stringify(record.dossier)}::jsonb,
          proposed_on = ${record.proposedOn}, withdrawn = ${record.withdrawn},
          version = ${record.version}, since = ${since}, changed_by = ${record.changedBy}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
