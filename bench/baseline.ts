import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Fastify from 'fastify';
import { sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import type { Installation } from '../server/open-installation.ts';
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
  await sql`create table bench_row (id bigserial primary key, authority_id bigint not null, at timestamptz not null, words text not null)`.execute(
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

/** Rows a second of COPY of the plan's tasks into a bare table with the task table's indexes. */
export async function copyTasks(installation: Installation, world: BenchWorld): Promise<number> {
  const { db, pool } = installation.database;
  await sql`create table bench_task (like task including all)`.execute(db);
  const { rows } = await sql<Record<string, unknown>>`
    select * from task where authority_id = ${world.authorityId} and plan_id = ${world.planId}`.execute(
    db,
  );
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => copyText(row[column])).join('\t'));
  const client = await pool.connect();
  try {
    const started = performance.now();
    const into = client.query(copyFrom(`copy bench_task (${columns.join(', ')}) from stdin`));
    await pipeline(Readable.from(chunks(lines)), into);
    return rows.length / ((performance.now() - started) / 1000);
  } finally {
    client.release();
  }
}

/** Lines in pieces of a few hundred kilobytes, as a loading program would send them. */
function* chunks(lines: readonly string[]): Generator<string> {
  for (let start = 0; start < lines.length; start += 2_000) {
    yield `${lines.slice(start, start + 2_000).join('\n')}\n`;
  }
}

function copyText(value: unknown): string {
  if (value === null) return '\\N';
  return value instanceof Date ? value.toISOString() : String(value);
}
