import { sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows } from '../../platform/database/rows.ts';

/** A letter whose day has passed, with the units that did not answer it. */
export interface UnansweredLetter {
  readonly id: string;
  readonly symbol: string;
  readonly answerBy: Day;
  readonly unitIds: readonly string[];
}

/** Letters of an authority that were to be answered before a day, were not, and that nobody was told of. */
export async function unansweredLetters(
  db: Db | Tx,
  authorityId: string,
  day: Day,
): Promise<UnansweredLetter[]> {
  return rows(
    db,
    sql<UnansweredLetter>`
      select u.id, u.symbol, u.answer_by as "answerBy",
        array_agg(r.unit_id order by r.unit_id) as "unitIds"
      from urging u
      join urging_recipient r on r.authority_id = u.authority_id and r.urging_id = u.id
      where u.authority_id = ${authorityId} and u.answer_by < ${day} and r.answered_at is null
        and not exists (select from reminder m where m.authority_id = u.authority_id
          and m.subject_kind = 'urging' and m.subject_id = u.id)
      group by u.authority_id, u.id order by u.id`,
  );
}

/**
 * Notes that a letter is told of on a day, beside the reminders: once, whatever the number of processes.
 *
 * @returns false where another process was first
 */
export async function claimLetter(
  tx: Tx,
  authorityId: string,
  { id, answerBy }: Pick<UnansweredLetter, 'id' | 'answerBy'>,
  day: Day,
  personIds: readonly string[],
): Promise<boolean> {
  const found = await rows(
    tx,
    sql`insert into reminder (authority_id, subject_kind, subject_id, due_on, step, home_id, on_day,
        person_ids)
      values (${authorityId}, 'urging', ${id}, ${answerBy}, 1, ${authorityId}, ${day},
        ${personIds}::bigint[])
      on conflict do nothing returning subject_id`,
  );
  return found.length > 0;
}
