import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';

export interface ExampleRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly stageId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly personName: string | null;
  readonly title: string;
  readonly story: string;
  readonly evidence: string;
  readonly folded: string;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly approvedAt: Date | null;
  readonly publishedAt: Date | null;
}

/** A step that was taken after the moment had not been taken then. */
function stepAt(column: string, at: Date | null): RawBuilder<unknown> {
  const name = sql.ref(column);
  return at === null ? name : sql`case when ${name} <= ${at} then ${name} end`;
}

function columns(at: Date | null): RawBuilder<unknown> {
  return sql`e.id, e.campaign_id as "campaignId", e.stage_id as "stageId", e.unit_id as "unitId",
    u.name as "unitName", e.person_name as "personName", e.title, e.story, e.evidence, e.folded,
    e.proposed_at as "proposedAt", e.proposed_by as "proposedBy",
    ${stepAt('e.approved_at', at)} as "approvedAt", ${stepAt('e.published_at', at)} as "publishedAt"`;
}

/** Typical examples of a movement as they stood at a moment, the latest first. */
export async function examplesOf(
  db: Db | Tx,
  authorityId: string,
  campaignId: string,
  at: Date | null = null,
): Promise<ExampleRecord[]> {
  return rows(
    db,
    sql<ExampleRecord>`select ${columns(at)} from typical_example e join unit u on u.id = e.unit_id
        where e.authority_id = ${authorityId} and e.campaign_id = ${campaignId}
          and ${at === null ? sql`true` : sql`e.proposed_at <= ${at}`} order by e.id desc`,
  );
}

export async function lockExample(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<ExampleRecord | null> {
  return firstRow(
    tx,
    sql<ExampleRecord>`select ${columns(null)} from typical_example e join unit u on u.id = e.unit_id
        where e.authority_id = ${authorityId} and e.id = ${id} for update of e`,
  );
}

export async function insertExample(
  tx: Tx,
  authorityId: string,
  example: Omit<ExampleRecord, 'unitName' | 'approvedAt' | 'publishedAt'>,
): Promise<void> {
  const { id, campaignId, stageId, unitId, personName, title, story, evidence, folded } = example;
  await run(
    tx,
    sql`insert into typical_example (authority_id, id, campaign_id, stage_id, unit_id, person_name, title,
          story, evidence, folded, proposed_at, proposed_by)
        values (${authorityId}, ${id}, ${campaignId}, ${stageId}, ${unitId}, ${personName}, ${title},
          ${story}, ${evidence}, ${folded}, ${example.proposedAt}, ${example.proposedBy})`,
  );
}

/** Notes that an example was approved or published, by whom and when. */
export async function stepExample(
  tx: Tx,
  authorityId: string,
  id: string,
  step: 'approved' | 'published',
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  const [atColumn, byColumn] = [sql.ref(`${step}_at`), sql.ref(`${step}_by`)];
  await run(
    tx,
    sql`update typical_example set ${atColumn} = ${at}, ${byColumn} = ${by}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
