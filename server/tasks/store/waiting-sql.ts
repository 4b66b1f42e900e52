import { type RawBuilder, sql } from 'kysely';

/** A request to extend the task of a row waited for a decision just before a moment. */
export function extensionAsked(row: RawBuilder<unknown>, until: Date): RawBuilder<boolean> {
  return sql`exists (select from extension_request e
    where e.authority_id = ${row}.authority_id and e.task_id = ${row}.id and e.at < ${until}
      and (e.decided_at is null or e.decided_at >= ${until}))`;
}

/** An explanation of the task of a row was demanded, or waited for a decision, just before a moment. */
export function explanationWaits(row: RawBuilder<unknown>, until: Date): RawBuilder<boolean> {
  return sql`(exists (select from task_explanation x
      where x.authority_id = ${row}.authority_id and x.task_id = ${row}.id and x.at < ${until}
        and (x.decided_at is null or x.decided_at >= ${until}))
    or exists (select from explanation_demand d
      where d.authority_id = ${row}.authority_id and d.task_id = ${row}.id and d.at < ${until}
        and (d.answered_at is null or d.answered_at >= ${until})))`;
}
