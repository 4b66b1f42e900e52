import { sql } from 'kysely';
import { dayInVietnam } from '../../../calendar/rules/day.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { firstRow, rows } from '../../../platform/database/rows.ts';
import type { TaskRecord } from '../../../tasks/store/task-record.ts';
import { figuresBelow } from '../../../tasks/store/tree-below.ts';
import type { HoldingRegister } from '../message-contract.ts';

type Facts = HoldingRegister['facts'];

/** What the holder says of a task beside its state: who has it, when it was last heard, what its parts come to. */
export async function factsOfHolding(tx: Tx, task: TaskRecord, now: Date): Promise<Facts> {
  const found = await firstRow(
    tx,
    sql<Pick<Facts, 'unit' | 'waitingExtension'>>`
      select jsonb_build_object('code', u.code, 'name', u.name, 'isTop', u.id = a.unit_id) as unit,
        (select e.id::text from extension_request e
          where e.authority_id = ${task.authority_id} and e.task_id = ${task.id}
            and e.decision is null) as "waitingExtension"
      from unit u join authority a on a.id = u.authority_id where u.id = ${task.unit_id}`,
  );
  if (!found) throw new Error(`Unit ${task.unit_id} is missing`);
  const looking = { db: tx, day: dayInVietnam(now), isPast: false };
  const { sums } = await figuresBelow(looking, task);
  const parts = sums.get(task.id);
  return {
    ...found,
    reportedAt: task.reported_at?.toISOString() ?? null,
    evidenceCount: task.evidence_count,
    parts: parts === undefined || parts.counted === 0 ? null : parts,
  };
}

/** Some own tasks and everything that they are parts of. */
export async function withWholes(
  tx: Tx,
  authorityId: string,
  taskIds: readonly string[],
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ id: string }>`
      with recursive up as (
        select t.id, t.parent_id from task t
        where t.authority_id = ${authorityId} and t.id = any(${taskIds}::bigint[])
        union
        select t.id, t.parent_id from up
        join task t on t.authority_id = ${authorityId} and t.id = up.parent_id
      ) select id::text from up`,
  );
  return found.map(({ id }) => id);
}
