import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';
import type { ShownTask } from '../rules/view-of.ts';
import type { Side } from './handed-store.ts';

/**
 * What stands in the rows of the tasks between two authorities, as lists and boards read them. A task that the
 * giver has given to somebody else since is withdrawn as far as these two are concerned.
 */
export function shownTasks(
  db: Db | Tx,
  authorityId: string,
  otherId: string,
  side: Side,
): Promise<ShownTask[]> {
  const count = (thing: string) => sql`(select count(*)::int from ${sql.ref(thing)} x
    where x.authority_id = t.authority_id and x.task_id = t.id)`;
  return rows(
    db,
    sql<ShownTask>`
      select h.giver_task::text as "giverTask", w.label, w.title, w.quote, w.product,
        case when h.side = 'giver' and u.authority_id <> h.other_authority_id then 'withdrawn'
          else t.state end as state,
        t.percent, t.due_on as "dueOn", t.first_due_on as "firstDueOn",
        t.finished_on as "finishedOn", t.evidence_count as "evidenceCount",
        ${count('progress_report')} as reports, ${count('extension_request')} as asked,
        ${count('task_explanation')} as explained,
        (select jsonb_build_object('product', r.product, 'decision', r.decision)
          from progress_report r
          where r.authority_id = t.authority_id and r.task_id = t.id and r.kind = 'done'
          order by r.at desc, r.id desc limit 1) as result,
        h.holding -> 'facts' ->> 'reportedAt' as "heardAt"
      from handed_task h
      join task t on t.authority_id = h.authority_id and t.id = h.task_id
      join task_words w on w.authority_id = t.authority_id and w.id = t.words_id
      join unit u on u.id = t.unit_id
      where h.authority_id = ${authorityId} and h.other_authority_id = ${otherId}
        and h.side = ${side}
      order by h.giver_task`,
  );
}
