import type pg from 'pg';

/**
 * Jobs that waited or ran, as `copy … to stdout`. One that ran at the moment of the snapshot had written
 * nothing that the snapshot holds, or the whole of it: run again it comes to the same.
 */
export const COPY_JOBS_OUT = `copy (
  select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts
  order by j.id) to stdout`;

/** A place for the jobs of a backup until the queue itself has been made. */
export async function makeJobsAside(client: pg.ClientBase): Promise<void> {
  await client.query(
    `create temp table restored_job (task text, payload json, queue text, run_at timestamptz,
       max_attempts integer, key text, priority integer)`,
  );
}

export const COPY_JOBS_IN = 'copy restored_job from stdin';

/** Puts the jobs into the queue. @returns how many */
export async function queueRestoredJobs(client: pg.ClientBase): Promise<number> {
  const { rowCount } = await client.query(
    `select graphile_worker.add_job(task, payload, queue, run_at, max_attempts, key, priority)
     from restored_job`,
  );
  return rowCount ?? 0;
}
