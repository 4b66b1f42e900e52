import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { rows } from '../../../platform/database/rows.ts';
import type { TaskRecord } from '../../../tasks/store/task-record.ts';
import type { FollowedEntry } from '../../follow-journal.ts';

/** Everything that the journal says of one task, in order. */
export function entriesOfTask(
  tx: Tx,
  { authority_id, id }: Pick<TaskRecord, 'authority_id' | 'id'>,
): Promise<FollowedEntry[]> {
  return rows(
    tx,
    sql<FollowedEntry>`select authority_id as "authorityId", '0' as position, id, at,
          person_id as "personId", post_id as "postId", unit_id as "unitId", via, act,
          subject_kind as "subjectKind", subject_id as "subjectId", before, after
        from journal where authority_id = ${authority_id} and subject_kind = 'task'
          and subject_id = ${id} order by id`,
  );
}
