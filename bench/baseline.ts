import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Installation } from '../server/open-installation.ts';
import type { Database } from '../server/platform/database/database.ts';
import type { BenchWorld } from './world.ts';

/**
 * What the machine gives at the least: bare Fastify with one SELECT by primary key, and one INSERT
 * with its COMMIT, on the same database and a pool of the same kind.
 */
export async function baseline(
  installation: Installation,
  world: BenchWorld,
): Promise<{ port: number; close(): Promise<void> }> {
  const { db } = installation.database;
  await sql`create table if not exists bench_row (id bigserial primary key, authority_id bigint not null, at timestamptz not null, words text not null)`.execute(
    db,
  );
  const app = Fastify();
  app.get<{ Params: { id: string } }>('/row/:id', async (request) => {
    const { rows } =
      await sql`select * from task where authority_id = ${world.authorityId} and id = ${request.params.id}`.execute(
        db,
      );
    return rows[0];
  });
  app.post('/row', async () => {
    await sql`insert into bench_row (authority_id, at, words) values (${world.authorityId}, ${new Date()}, 'one row')`.execute(
      db,
    );
    return { done: true };
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the baseline has no port');
  return { port: address.port, close: () => app.close() };
}

/**
 * Rows a second of COPY of a plan's tasks from a file into a bare table with the task table's indexes.
 *
 * @param folder where the file may lie meanwhile
 */
export async function copyTasks(
  { pool }: Pick<Database, 'pool'>,
  folder: string,
  authorityId: string,
  planId: string,
): Promise<number> {
  const file = join(folder, 'bench-tasks.copy');
  const client = await pool.connect();
  try {
    const which = `authority_id = ${BigInt(authorityId)} and plan_id = ${BigInt(planId)}`;
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from task where ${which}`,
    );
    const out = client.query(
      copyTo(`copy (select * from task where ${which} order by id) to stdout`),
    );
    await pipeline(out, createWriteStream(file));
    await client.query('create table bench_task (like task_row including all)');
    const started = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      client.query(copyFrom('copy bench_task from stdin')),
    );
    const seconds = (performance.now() - started) / 1000;
    await client.query('drop table bench_task');
    return Number(rows[0]?.n ?? 0) / seconds;
  } finally {
    client.release();
    rmSync(file, { force: true });
  }
}
