import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { FrozenDecision } from '../decision-contract.ts';
import type { AwardCode } from '../rules/award-rules.ts';

export interface DecisionRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly stageId: string;
  readonly frozen: FrozenDecision;
  readonly decidedAt: Date;
  readonly decidedBy: string;
}

const columns = sql`d.id, d.campaign_id as "campaignId", d.stage_id as "stageId", d.frozen,
  d.decided_at as "decidedAt", d.decided_by as "decidedBy"`;

/** Decisions of a movement made by a moment, the latest first. */
export async function decisionsOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<DecisionRecord[]> {
  return rows(
    db,
    sql<DecisionRecord>`select ${columns} from award_decision d
        where d.authority_id = ${authorityId} and d.campaign_id = ${campaignId}
          and ${at === null ? sql`true` : sql`d.decided_at <= ${at}`}
        order by d.id desc`,
  );
}

export async function findDecision(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<DecisionRecord | null> {
  return firstRow(
    db,
    sql<DecisionRecord>`select ${columns} from award_decision d
        where d.authority_id = ${authorityId} and d.id = ${id}`,
  );
}

/** False where another decision bears the number of that day. */
export async function insertDecision(
  tx: Tx,
  authorityId: string,
  { id, campaignId, stageId, frozen, decidedAt, decidedBy }: DecisionRecord,
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into award_decision
          (authority_id, id, campaign_id, stage_id, number, signed_on, frozen, decided_at, decided_by)
        values (${authorityId}, ${id}, ${campaignId}, ${stageId}, ${frozen.number},
          ${frozen.signedOn}, ${JSON.stringify(frozen)}::jsonb, ${decidedAt}, ${decidedBy})
        on conflict (authority_id, number, signed_on) do nothing`,
  );
  return written === 1;
}

/** An award, one row for each, so that titles held can be found by unit and name. */
export interface AwardRecord {
  readonly nominationId: string;
  readonly award: AwardCode;
  readonly unitId: string;
  readonly personName: string | null;
  readonly signedOn: string;
}

export async function insertAwards(
  tx: Tx,
  awards: readonly {
    authority_id: string;
    id: string;
    decision_id: string;
    nomination_id: string;
    award: string;
    unit_id: string;
    person_name: string | null;
    signed_on: string;
    coefficient: number;
    base_dong: string;
    bonus_dong: string;
  }[],
): Promise<void> {
  await insertRows(
    tx,
    'award',
    {
      ...{ authority_id: 'bigint', id: 'bigint', decision_id: 'bigint', nomination_id: 'bigint' },
      ...{ award: 'text', unit_id: 'bigint', person_name: 'text', signed_on: 'date' },
      ...{ coefficient: 'integer', base_dong: 'bigint', bonus_dong: 'bigint' },
    },
    awards,
  );
}

/** Everything awarded to some units and their people by a moment. */
export async function awardsOf(
  db: Db | Tx,
  authorityId: string,
  unitIds: readonly string[],
  at: Date | null = null,
): Promise<AwardRecord[]> {
  if (unitIds.length === 0) return [];
  return rows(
    db,
    sql<AwardRecord>`select a.nomination_id as "nominationId", a.award, a.unit_id as "unitId",
          a.person_name as "personName", a.signed_on as "signedOn"
        from award a join award_decision d on d.authority_id = a.authority_id and d.id = a.decision_id
        where a.authority_id = ${authorityId} and a.unit_id = any(${[...unitIds]}::bigint[])
          and ${at === null ? sql`true` : sql`d.decided_at <= ${at}`}`,
  );
}
