import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { firstRow } from '../../../platform/database/rows.ts';
import type { TaskRecord } from '../../../tasks/store/task-record.ts';
import type { OrderRegister } from '../message-contract.ts';

type Facts = OrderRegister['facts'];
type FoundFacts = Omit<Facts, 'dueOn' | 'firstDueOn' | 'finishedOn'>;

/**
 * What the giver orders beside the state: words, deadline, unit, who takes part, and what was decided last of
 * what the holder had sent, under the holder's own numbers.
 */
export async function factsOfOrder(tx: Tx, otherId: string, task: TaskRecord): Promise<Facts> {
  const sent = (kind: string, thing: string) => sql`
    from ${sql.ref(thing)} x
    join handed_thing h on h.authority_id = x.authority_id and h.other_authority_id = ${otherId}
      and h.kind = ${kind} and h.thing_id = x.id
    where x.authority_id = ${task.authority_id} and x.task_id = ${task.id}`;
  const last = sql`order by x.at desc, x.id desc limit 1`;
  const found = await firstRow(
    tx,
    sql<FoundFacts>`
      select w.ordinal, w.label, w.title, w.quote,
        case when w.starts is not null and w.ends is not null
          then jsonb_build_object('start', w.starts, 'end', w.ends) end as span,
        c.ordinal as clause, w.field_id::text as "giverFieldId", w.product, w.deadline,
        jsonb_build_object('code', u.code, 'name', u.name, 'isTop', u.id = top.unit_id) as unit,
        coalesce((
          select jsonb_agg(jsonb_build_object('written', p.written, 'unit', jsonb_build_object(
              'code', cu.code, 'name', cu.name, 'isTop', cu.id = top.unit_id)) order by cu.name, cu.id)
          from party p join unit cu on cu.id = p.unit_id
          where p.authority_id = w.authority_id and p.words_id = w.id and p.role = 'coordinate'
        ), '[]') as coordinators,
        (select jsonb_build_object('holderId', h.holder_thing::text, 'decision', x.decision,
            'words', x.decision_reason)
          ${sent('report', 'progress_report')} and x.decision is not null ${last}) as result,
        (select jsonb_build_object('holderId', h.holder_thing::text, 'decision', x.decision,
            'words', x.decision_words, 'grantedDueOn', x.granted_due_on, 'granted', x.granted_deadline)
          ${sent('extension', 'extension_request')} and x.decision <> 'withdrawn' ${last}) as extension,
        (select jsonb_build_object('holderId', h.holder_thing::text, 'decision', x.decision,
            'words', x.decision_words)
          ${sent('explanation', 'task_explanation')} and x.decision <> 'superseded' ${last}) as explanation
      from task_words w
      join unit u on u.id = ${task.unit_id}
      join authority top on top.id = ${otherId}
      left join clause c on c.authority_id = w.authority_id and c.id = w.clause_id
      where w.authority_id = ${task.authority_id} and w.id = ${task.words_id}`,
  );
  if (!found) throw new Error(`Task ${task.id} has lost its words`);
  const { due_on: dueOn, first_due_on: firstDueOn, finished_on: finishedOn } = task;
  return { ...found, dueOn, firstDueOn, finishedOn };
}

/** Which of some tasks of an authority, or of a plan, stand with units of another. */
export async function tasksHeldBy(
  tx: Tx,
  authorityId: string,
  otherId: string,
  among: { readonly taskIds: readonly string[] } | { readonly planId: string } | 'all',
): Promise<string[]> {
  const which =
    among === 'all'
      ? sql`true`
      : 'planId' in among
        ? sql`t.plan_id = ${among.planId}`
        : sql`t.id = any(${among.taskIds}::bigint[])`;
  const { ids } = (await firstRow(
    tx,
    sql<{ ids: string[] }>`select coalesce(array_agg(t.id::text order by t.id), '{}') as ids
        from task t join unit u on u.id = t.unit_id
        where t.authority_id = ${authorityId} and u.authority_id = ${otherId} and not t.is_group
          and ${which}`,
  )) ?? { ids: [] };
  return ids;
}
