import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { firstRow, rows, run } from '../../../platform/database/rows.ts';

/** A question with its answer as the public reads it: edited, approved, without anything of its writer. */
export interface PublishedAnswer {
  readonly id: string;
  readonly planId: string;
  /** The public key of the task that it is about; null: the plan as a whole. */
  readonly taskKey: string | null;
  readonly kind: 'suggestion' | 'complaint';
  readonly question: string;
  readonly answer: string;
  /** The unit that answered. */
  readonly unitName: string;
  readonly answeredOn: string;
  readonly publishedAt: Date;
}

const COLUMNS = sql<PublishedAnswer>`id::text as id, plan_id::text as "planId", task_key as "taskKey",
  kind, question, answer, unit_name as "unitName", answered_on as "answeredOn",
  published_at as "publishedAt"`;

/** The questions and answers that stand on the public page of a plan, the latest first. */
export async function publishedAnswers(
  db: Db | Tx,
  authorityId: string,
  planId: string,
): Promise<PublishedAnswer[]> {
  return rows(
    db,
    sql<PublishedAnswer>`select ${COLUMNS} from published_answer
        where authority_id = ${authorityId} and plan_id = ${planId} and withdrawn_at is null
        order by answered_on desc, id desc limit 200`,
  );
}

/** What was published of one feedback; null where nothing is. */
export async function publishedOf(
  db: Db | Tx,
  authorityId: string,
  id: string,
): Promise<PublishedAnswer | null> {
  return firstRow(
    db,
    sql<PublishedAnswer>`select ${COLUMNS} from published_answer
        where authority_id = ${authorityId} and id = ${id} and withdrawn_at is null`,
  );
}

/** Publishes one, or again with other words. */
export async function putAnswer(
  tx: Tx,
  authorityId: string,
  answer: PublishedAnswer & { readonly publishedBy: string },
): Promise<void> {
  const { id, planId, taskKey, kind, question, unitName, answeredOn, publishedAt } = answer;
  await run(
    tx,
    sql`insert into published_answer (authority_id, id, plan_id, task_key, kind, question, answer,
          unit_name, answered_on, published_at, published_by)
        values (${authorityId}, ${id}, ${planId}, ${taskKey}, ${kind}, ${question}, ${answer.answer},
          ${unitName}, ${answeredOn}, ${publishedAt}, ${answer.publishedBy})
        on conflict (authority_id, id) do update set question = excluded.question,
          answer = excluded.answer, unit_name = excluded.unit_name,
          published_at = excluded.published_at, published_by = excluded.published_by,
          withdrawn_at = null`,
  );
}

export async function takeAnswerBack(
  tx: Tx,
  authorityId: string,
  id: string,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`update published_answer set withdrawn_at = ${now}
        where authority_id = ${authorityId} and id = ${id}`,
  );
}
