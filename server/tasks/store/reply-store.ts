import { type RawBuilder, sql } from 'kysely';
import { insertSql } from '../../platform/database/rows.ts';
import type { Part } from '../../platform/database/together.ts';
import type { TaskRecord } from './task-record.ts';

/** What a coordinating unit answered, with the files it sent along. */
export interface ReplyRow {
  readonly id: string;
  readonly unitId: string;
  readonly at: Date;
  readonly by: string;
  readonly body: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
}

export interface NewReply {
  readonly authority_id: string;
  readonly id: string;
  readonly task_id: string;
  readonly unit_id: string;
  readonly at: Date;
  readonly person_id: string;
  readonly post_id: string;
  readonly body: string;
}

export function replySql(reply: NewReply): RawBuilder<unknown> {
  return insertSql(
    'task_reply',
    {
      authority_id: 'bigint',
      id: 'bigint',
      task_id: 'bigint',
      unit_id: 'bigint',
      at: 'timestamptz',
      person_id: 'bigint',
      post_id: 'bigint',
      body: 'text',
    },
    [{ ...reply }],
  );
}

/** The answers to a task before a moment, oldest first. */
export function repliesOf(task: TaskRecord, until: Date): Part<ReplyRow> {
  return {
    instants: { at: true },
    statement: sql<ReplyRow>`
      select r.id::text, r.unit_id::text as "unitId", r.at, pe.full_name as by, r.body,
        coalesce((select jsonb_agg(jsonb_build_object('id', f.id::text, 'name', f.name,
            'size', f.size) order by f.added_at, f.id)
          from attachment f where f.authority_id = r.authority_id and f.subject_kind = 'reply'
            and f.subject_id = r.id), '[]') as files
      from task_reply r join person pe on pe.id = r.person_id
      where r.authority_id = ${task.authority_id} and r.task_id = ${task.id} and r.at < ${until}
      order by r.at, r.id`,
  };
}
