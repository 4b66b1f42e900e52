import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { type KeptRow, keptTable } from '../../platform/database/kept-table.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { AgendaItem, Conclusion } from '../meeting-contract.ts';
import type { MeetingState } from '../rules/steps.ts';

/** A meeting as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface MeetingRecord extends KeptRow {
  readonly name: string;
  readonly folded: string;
  readonly held_on: string;
  readonly head: {
    readonly at: string;
    readonly place: string;
    readonly chair: string;
    readonly attendees: string;
    /** When it was opened: the facts of its agenda stand as of then. */
    readonly openedAt?: string;
  };
  readonly agenda: readonly AgendaItem[];
  readonly minutes: readonly Conclusion[];
  readonly unit_ids: readonly string[];
  readonly state: MeetingState;
}

export const meetings = keptTable<MeetingRecord>('meeting', {
  name: 'text',
  folded: 'text',
  held_on: 'date',
  head: 'jsonb',
  agenda: 'jsonb',
  minutes: 'jsonb',
  unit_ids: 'bigint[]',
  state: 'text',
});

/** The meeting right before another; null for the first. */
export async function meetingBefore(
  db: Db | Tx,
  { authority_id, held_on, id }: MeetingRecord,
  at: Date | null,
): Promise<MeetingRecord | null> {
  return firstRow(
    db,
    sql<MeetingRecord>`select * from (${meetings.at(authority_id, at)}) x
        where (x.held_on, x.id) < (${held_on}::date, ${id}::bigint) and x.state = 'concluded'
        order by x.held_on desc, x.id desc limit 1`,
  );
}

/** Notes which tasks a meeting spoke of, in place of what was noted before. */
export async function noteTasks(
  tx: Tx,
  authorityId: string,
  meetingId: string,
  taskIds: readonly string[],
): Promise<void> {
  await run(
    tx,
    sql`delete from meeting_task where authority_id = ${authorityId} and meeting_id = ${meetingId}`,
  );
  await run(
    tx,
    sql`insert into meeting_task (authority_id, task_id, meeting_id)
        select ${authorityId}, id, ${meetingId} from unnest(${[...new Set(taskIds)]}::bigint[]) as id`,
  );
}

/** The meetings that spoke of a task, the latest first. */
export async function meetingsOn(
  db: Db,
  authorityId: string,
  taskId: string,
  at: Date | null,
): Promise<MeetingRecord[]> {
  return rows(
    db,
    sql<MeetingRecord>`select * from (${meetings.at(authorityId, at)}) x
        where x.id in (select meeting_id from meeting_task
          where authority_id = ${authorityId} and task_id = ${taskId})
        order by x.held_on desc, x.id desc`,
  );
}
