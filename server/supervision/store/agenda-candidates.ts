import { type RawBuilder, sql } from 'kysely';
import { rows } from '../../platform/database/rows.ts';
import { limitsOf } from '../../tasks/rules/flags.ts';
import { hasFlag, hasStatus } from '../../tasks/store/status-sql.ts';
import { visibleSql } from '../../tasks/store/visibility-sql.ts';
import type { TaskSight } from '../../tasks/task-sight.ts';
import type { AgendaKind } from '../rules/agenda.ts';

/** A task that a meeting may speak of, and what is asked about it. */
export interface Candidate {
  readonly kind: AgendaKind;
  readonly id: string;
  /** What is asked, in words; empty where the task itself says it. */
  readonly asks: string;
}

/** So many of a kind: a meeting of two hours speaks of no more, and the lists have the rest. */
const MOST = 20;

/**
 * What waits or is late now, of everything that the authority gave: each kind apart, by its own index, so
 * that two million tasks cost no more than what is found.
 */
export async function agendaCandidates(sight: TaskSight): Promise<Candidate[]> {
  const { db, actor, day } = sight;
  const { authorityId } = actor;
  const task = (
    where: RawBuilder<unknown>,
    asks: RawBuilder<unknown> = sql`''`,
    more = sql``,
  ) => sql`
    select t.id, ${asks} as asks from task t ${more}
    where t.authority_id = ${authorityId} and not t.is_group
      and ${visibleSql(sight, authorityId)} and ${where}`;
  const kinds: [AgendaKind, RawBuilder<unknown>][] = [
    [
      'handed_back',
      sql`${task(sql`t.state = 'handed_back' and t.assigner_unit_id = ${actor.jurisdictionUnitId}`)}
        order by t.since, t.id`,
    ],
    [
      'extension',
      task(
        sql`x.decision is null`,
        sql`to_char(x.to_due_on, 'DD/MM/YYYY') || ': ' || x.reason`,
        sql`join extension_request x on x.authority_id = t.authority_id and x.task_id = t.id`,
      ),
    ],
    [
      'explanation',
      task(
        sql`x.decision is null`,
        sql`x.words`,
        sql`join task_explanation x on x.authority_id = t.authority_id and x.task_id = t.id`,
      ),
    ],
    [
      'returned',
      sql`${task(
        sql`t.state = 'in_progress' and r.decision = 'returned' and r.at = t.reported_at`,
        sql`coalesce(r.decision_reason, '')`,
        sql`join progress_report r on r.authority_id = t.authority_id and r.task_id = t.id`,
      )} order by r.decided_at desc`,
    ],
    [
      'overdue',
      sql`${task(sql`${hasStatus('DTH_QUA_HAN', day)} and t.layer = 0`)} order by t.due_on, t.id`,
    ],
    [
      'holds_up',
      sql`select t.id, count(*)::text as asks from task t
        join arrangement a on a.authority_id = t.authority_id and a.task_id = t.id and a.is_focus
        join dependency d on d.authority_id = t.authority_id and d.on_task_id = t.id and d.until is null
        where t.authority_id = ${authorityId} and ${visibleSql(sight, authorityId)}
          and t.state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back')
        group by t.id order by count(*) desc, t.id`,
    ],
    [
      'idle',
      sql`${task(sql`${hasFlag('IDLE_UNDATED', day, limitsOf(actor))} and t.layer = 0`)}
        order by t.due_on, t.id`,
    ],
  ];
  const found = await Promise.all(
    kinds.map(([kind, statement]) =>
      rows(
        db,
        sql<Candidate>`select ${sql.lit(kind)} as kind, id, asks
            from (${statement} limit ${MOST}) found`,
      ),
    ),
  );
  return found.flat();
}
