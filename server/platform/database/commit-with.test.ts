import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import type { Tx } from './database.ts';
import { deferredWrites } from './deferred-writes.ts';
import { rows, run } from './rows.ts';

describe('a transaction whose begin and commit travel with its statements', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
    await run(platform.db, sql`create table kept (n integer primary key)`);
  });
  beforeEach(async () => void (await run(platform.db, sql`delete from kept`)));
  afterAll(() => platform.close());

  const kept = async () =>
    (await rows(platform.db, sql<{ n: number }>`select n from kept order by n`)).map(({ n }) => n);
  const put = (tx: Tx, n: number) => run(tx, sql`insert into kept values (${n})`);
  const within = (work: (tx: Tx) => Promise<unknown>) => platform.db.transaction().execute(work);

  it('keeps all of it when the last write is done', async () => {
    await within(async (tx) => {
      await put(tx, 1);
      const writes = deferredWrites(tx);
      await writes.add(sql`insert into kept values (${2}), (${3})`, 2);
      await writes.flushLast();
    });
    expect(await kept()).toEqual([1, 2, 3]);
  });

  it('keeps nothing when the last write fails, or touches another number of rows', async () => {
    const last = (statement = sql`insert into kept values (${1})`, touches = 1) =>
      within(async (tx) => {
        await put(tx, 1);
        const writes = deferredWrites(tx);
        await writes.add(sql`insert into kept values (${7})`, 1);
        await writes.add(statement, touches);
        await writes.flushLast();
      });
    await expect(last()).rejects.toThrow(/duplicate key/);
    await expect(last(sql`update kept set n = 9 where n = ${5}`)).rejects.toThrow(/another number/);
    expect(await kept()).toEqual([]);
  });

  it('keeps nothing of work that fails, and the connection goes on', async () => {
    const failing = within(async (tx) => {
      await put(tx, 1);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    await expect(within(async (tx) => put(tx, 1).then(() => put(tx, 1)))).rejects.toThrow(
      /duplicate/,
    );
    await platform.db.connection().execute(async (db) => {
      await expect(
        db.transaction().execute(async (tx) => {
          await run(tx, sql`select 1 / ${0}::int`);
        }),
      ).rejects.toThrow(/division/);
      await db.transaction().execute((tx) => put(tx, 4));
      expect(await rows(db, sql`select 1 as one where ${1} = 1`)).toHaveLength(1);
    });
    expect(await kept()).toEqual([4]);
  });

  it('keeps nothing where the transaction had failed before its last write', async () => {
    const whole = within(async (tx) => {
      await put(tx, 1);
      await put(tx, 1).catch(() => undefined);
      const writes = deferredWrites(tx);
      await writes.add(sql`insert into kept values (${2})`, 1);
      await writes.flushLast();
    });
    await expect(whole).rejects.toThrow(/aborted/);
    expect(await kept()).toEqual([]);
  });
});
