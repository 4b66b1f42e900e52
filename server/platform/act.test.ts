import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { type ActContext, perform } from './act.ts';
import { rows, run } from './database/rows.ts';

const COUNTER = { counter: { instants: {}, statement: sql<{ n: number }>`select n from counter` } };

describe('an act that is tried without a transaction', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    platform = await openTestPlatform();
    world = await makeWorld(platform);
    await run(platform.db, sql`create table counter (n integer not null)`);
    await run(platform.db, sql`insert into counter values (0)`);
  });
  afterAll(() => platform.close());

  /** Counts up by one from what it saw, with an entry in the journal. Gives how often its work ran. */
  async function countUp(key: string | null, also?: (context: ActContext) => Promise<unknown>) {
    const author = world.actors.planner;
    const { authorityId } = author;
    let ran = 0;
    const request = { name: 'count_up', authorityId, author, key };
    const n = await perform(
      platform,
      request,
      async (context, { counter }) => {
        ran += 1;
        const before = counter[0]?.n ?? 0;
        await also?.(context);
        await context.defer(sql`update counter set n = ${before + 1} where n = ${before}`, 1);
        const entry = { subjectKind: 'counter', subjectId: '1', before: null, after: { before } };
        await context.journal(entry);
        return before + 1;
      },
      { held: COUNTER, seen: COUNTER },
    );
    return { n, ran };
  }
  const counted = async () =>
    (
      await rows(
        platform.db,
        sql<{ n: number; entries: number }>`
      select n, (select count(*)::int from journal where act = 'count_up') as entries from counter`,
      )
    )[0];

  it('is done at the first try where nothing comes in between', async () => {
    expect(await countUp('lan-thu-nhat')).toEqual({ n: 1, ran: 1 });
    expect(await counted()).toEqual({ n: 1, entries: 1 });
  });

  it('answers a resend as the first time, and does nothing', async () => {
    expect(await countUp('lan-thu-nhat')).toMatchObject({ n: 1 });
    expect(await counted()).toEqual({ n: 1, entries: 1 });
  });

  it('goes the whole way where it was overtaken, and keeps nothing of the first try', async () => {
    let others = 0;
    const end = await countUp('lan-thu-hai', async () => {
      if (others === 0) await run(platform.db, sql`update counter set n = n + 10`);
      others += 1;
    });
    expect(end).toEqual({ n: 12, ran: 2 });
    expect(await counted()).toEqual({ n: 12, entries: 2 });
  });

  it('goes the whole way where it asks for its transaction', async () => {
    const end = await countUp(null, ({ tx }) => rows(tx, sql`select 1 as one`));
    expect(end).toEqual({ n: 13, ran: 2 });
    expect(await counted()).toEqual({ n: 13, entries: 3 });
  });

  it('tells what else went wrong, and does nothing', async () => {
    const wrong = countUp(null, ({ defer }) => defer(sql`insert into counter values (null)`));
    await expect(wrong).rejects.toThrow(/null value/);
    expect(await counted()).toEqual({ n: 13, entries: 3 });
  });
});
