import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/platform/database/database.ts';
import { onPrimary, type ReadReplica } from '../../server/platform/database/read-replica.ts';
import { firstRow, run } from '../../server/platform/database/rows.ts';
import { buildPair, type Pair } from './cluster.ts';

/** A real primary with a real streaming standby that answers reads. */
describe('reads on a replica', () => {
  let pair: Pair;
  let database: Database;
  let replica: ReadReplica;
  let standby: pg.Client;

  beforeAll(async () => {
    pair = await buildPair(false);
    database = openDatabase(pair.primary.url, 4, '', pair.standby.url);
    if (!database.replica) throw new Error('No replica was opened');
    replica = database.replica;
    standby = new pg.Client({ connectionString: pair.standby.url });
    standby.on('error', () => undefined);
    await standby.connect();
    await run(database.db, sql`create table seen (n integer primary key)`);
  }, 60_000);
  afterAll(async () => {
    await standby.end().catch(() => undefined);
    await database.close().catch(() => undefined);
    await pair.close();
  });

  const write = (n: number) => run(database.db, sql`insert into seen values (${n})`);
  const look = async () => {
    const found = await firstRow(
      database.db,
      sql<{ most: number | null; isReplica: boolean }>`
        select (select max(n) from seen) as most, pg_is_in_recovery() as "isReplica"`,
    );
    if (!found) throw new Error('No answer');
    return found;
  };
  const caughtUp = async () => {
    const position = await replica.position();
    for (;;) {
      const { rows } = await standby.query('select pg_last_wal_replay_lsn() >= $1::pg_lsn as is', [
        position,
      ]);
      if (rows[0]?.is === true) return;
    }
  };

  it('answers from the replica what nobody wrote of late', async () => {
    await write(1);
    await caughtUp();
    expect(await replica.read(null, look)).toEqual({ most: 1, isReplica: true });
    expect(await look()).toEqual({ most: 1, isReplica: false });
  });

  it('never shows somebody less than what they wrote, however far the replica is behind', async () => {
    await standby.query('select pg_wal_replay_pause()');
    await write(2);
    const position = await replica.position();
    expect(await replica.read(position, look)).toEqual({ most: 2, isReplica: false });
    // Somebody else may still be told of the moment before.
    expect(await replica.read(null, look)).toEqual({ most: 1, isReplica: true });
    await standby.query('select pg_wal_replay_resume()');
    await caughtUp();
    expect(await replica.read(position, look)).toEqual({ most: 2, isReplica: true });
  });

  it('after news everybody of the process reads at least what it told of', async () => {
    await standby.query('select pg_wal_replay_pause()');
    await write(3);
    replica.raise();
    expect(await replica.read(null, look)).toEqual({ most: 3, isReplica: false });
    await standby.query('select pg_wal_replay_resume()');
    await caughtUp();
    expect(await replica.read(null, look)).toEqual({ most: 3, isReplica: true });
  });

  it('a read that writes after all is done on the primary, and an act always is', async () => {
    let tries = 0;
    await replica.read(null, async () => {
      tries += 1;
      await write(4);
    });
    expect([tries, (await look()).most]).toEqual([2, 4]);
    const inside = await replica.read(null, () => onPrimary(look));
    expect(inside.isReplica).toBe(false);
  });

  it('goes on with the primary while the replica is away, and hides no other error', async () => {
    const broken = replica.read(null, () => run(database.db, sql`select 1 / 0`));
    await expect(broken).rejects.toThrow('division by zero');
    await pair.standby.kill();
    expect(await replica.read(null, look)).toEqual({ most: 4, isReplica: false });
    expect(await replica.read(await replica.position(), look)).toMatchObject({ most: 4 });
  });
});
