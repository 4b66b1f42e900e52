import { sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import { rows } from '../../platform/database/rows.ts';
import type { TargetRecord } from './target-store.ts';
import type { Sight } from './versioned.ts';

/** What a row of targets shows beside its record. */
export interface TargetFacts {
  readonly id: string;
  readonly planNumber: string | null;
  readonly planTitle: string | null;
  readonly effectiveOn: Day | null;
  readonly fieldName: string | null;
  readonly clause: string | null;
  readonly openQuestion: boolean;
}

/** Plan, field, clause and whether an explanation is asked for, of many targets in one statement. */
export async function targetFacts(
  { db, day }: Sight,
  authorityId: string,
  targets: readonly TargetRecord[],
): Promise<Map<string, TargetFacts>> {
  if (targets.length === 0) return new Map();
  const end = startOfDayInVietnam(addDays(day, 1));
  const found = await rows(
    db,
    sql<TargetFacts>`
      select t.id, d.number as "planNumber", p.title as "planTitle",
        p.effective_on as "effectiveOn", f.name as "fieldName", c.label as clause,
        exists (select from indicator_question q
          where q.authority_id = t.authority_id and q.target_id = t.id
            and q.asked_at < ${end}
            and (q.answered_at is null
              or q.answered_at >= ${end})
        ) as "openQuestion"
      from target t
      left join plan p on p.authority_id = t.authority_id and p.id = t.plan_id
      left join directive d on d.authority_id = p.authority_id and d.id = p.directive_id
      left join field f on f.authority_id = t.authority_id and f.id = t.field_id
      left join clause c on c.authority_id = t.authority_id and c.id = t.clause_id
      where t.authority_id = ${authorityId} and t.id = any(${targets.map(({ id }) => id)}::bigint[])`,
  );
  return new Map(found.map((facts) => [facts.id, facts]));
}
