import { sql } from 'kysely';
import { run } from '../platform/database/rows.ts';
import { idAtSql } from './id-sql.ts';
import type { PlacedLine } from './rules/issued-tasks.ts';
import type { GivenTasks, RowsContext } from './task-rows.ts';

/**
 * Writes the first turns of the recurring duties of an issue, under the rows that stand for the duty at
 * each unit: one statement, whatever the number of units.
 */
export async function writeFirstTurns(
  { tx, authorityId, now, author }: RowsContext,
  { planId, ownerUnitId, tasks: { firstId, unitSets } }: GivenTasks,
  lines: readonly PlacedLine[],
): Promise<void> {
  const recurring = lines.filter(({ turns }) => turns !== undefined);
  if (recurring.length === 0) return;
  const used = [...new Set(recurring.map(({ set }) => set))];
  const sets = used.map((set) => ({ set_no: set, units: unitSets[set] ?? [] }));
  const given = recurring.flatMap((line) => {
    const standing = line.at + (line.isGroup ? 1 : 0);
    const size = unitSets[line.set]?.length ?? 0;
    return (line.turns ?? []).map((turn, round) => ({
      words_id: line.wordsId,
      field_id: line.fieldId,
      set_no: line.set,
      standing,
      at: standing + size * (round + 1),
      due_on: turn.dueOn,
      period: turn.period,
    }));
  });
  await run(
    tx,
    sql`
      with member as materialized (
        select s.set_no, u.unit_id::bigint, u.n - 1 as n
        from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as s (set_no integer, units jsonb)
        cross join lateral jsonb_array_elements_text(s.units) with ordinality as u (unit_id, n)
      )
      insert into task
        (authority_id, id, plan_id, words_id, field_id, parent_id, layer, is_group, unit_id,
         assigner_unit_id, state, due_on, first_due_on, evidence_count, occurrence, version, since,
         changed_by)
      select ${authorityId}::bigint, ${idAtSql(firstId, sql`(turn.at + member.n)`)}, ${planId}::bigint,
        turn.words_id, turn.field_id, ${idAtSql(firstId, sql`(turn.standing + member.n)`)}, 0, false,
        member.unit_id, ${ownerUnitId}::bigint, 'assigned', turn.due_on, turn.due_on, 0, turn.period, 1,
        ${now}::timestamptz, ${author.personId}::bigint
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as turn
        (words_id bigint, field_id bigint, set_no integer, standing bigint, at bigint, due_on date,
         period date)
      join member on member.set_no = turn.set_no
      order by turn.at, member.n`,
  );
}
