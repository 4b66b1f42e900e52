import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import '../../tests/support/properties.ts';
import { perform } from '../platform/act.ts';
import { insertRows, rows, run } from '../platform/database/rows.ts';
import { sealJournal } from '../platform/journal/seal-journal.ts';
import {
  type FollowedEntry,
  followAll,
  followAuthority,
  type JournalFollower,
} from './follow-journal.ts';
import { stuckFollowers } from './store/cursor-store.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await run(
    platform.db,
    sql`create table heard (authority_id bigint, follower text, n int, at bigserial)`,
  );
});
afterAll(() => platform.close());

let lastAuthority = 100;
async function newAuthority(): Promise<string> {
  lastAuthority += 1;
  const id = String(lastAuthority);
  await run(
    platform.db,
    sql`insert into authority (id, unit_id, name, created_at) values (${id}, ${id}, ${`Bộ ${id}`}, ${platform.clock()})`,
  );
  return id;
}

async function act(authorityId: string, n: number): Promise<void> {
  const author = { personId: '1', postId: '1', unitId: '1', authorityId };
  await perform(platform, { name: 'count', authorityId, author, key: null }, async (context) => {
    await context.journal({ subjectKind: 'thing', subjectId: '1', before: null, after: { n } });
  });
}

const seal = (id: string) => sealJournal(platform.db, platform.clock, id);

function later(hours: number): void {
  platform.clock.set(new Date(platform.clock().getTime() + hours * 3_600_000).toISOString());
}

const numbersOf = (entries: readonly FollowedEntry[]) =>
  entries.map(({ after }) => Number(Object(after).n));

/** Notes what it hears; `fate` decides whether it lives to see its transaction commit. */
function listener(
  name: string,
  fate: (numbers: readonly number[]) => 'lives' | 'fails' | 'is killed' = () => 'lives',
): JournalFollower {
  return {
    name,
    batch: 3,
    async handle({ tx, authorityId }, entries) {
      const numbers = numbersOf(entries);
      const heard = numbers.map((n) => ({ authority_id: authorityId, follower: name, n }));
      await insertRows(
        tx,
        'heard',
        { authority_id: 'bigint', follower: 'text', n: 'integer' },
        heard,
      );
      const end = fate(numbers);
      if (end === 'fails') throw new Error('cannot handle that');
      if (end === 'is killed') await run(tx, sql`select pg_terminate_backend(pg_backend_pid())`);
    },
  };
}

async function heardBy(follower: string, authorityId: string): Promise<number[]> {
  const found = await rows(
    platform.db,
    sql<{ n: number }>`select n from heard
      where follower = ${follower} and authority_id = ${authorityId} order by at`,
  );
  return found.map(({ n }) => n);
}

describe('a follower of the journal', () => {
  it('begins behind what is sealed, and hears of a later authority from its first act', async () => {
    const old = await newAuthority();
    await act(old, 1);
    await seal(old);
    const follower = listener('begins');
    await followAll(platform, follower);
    const fresh = await newAuthority();
    await act(old, 2);
    await act(fresh, 3);
    expect(await followAll(platform, follower)).toEqual([]);
    for (const id of [old, fresh]) await seal(id);
    expect(await followAll(platform, follower)).toEqual(['done', 'done']);
    expect(await heardBy('begins', old)).toEqual([2]);
    expect(await heardBy('begins', fresh)).toEqual([3]);
  });

  it('that cannot handle an act rests before it, says why, and goes on from it', async () => {
    const id = await newAuthority();
    let isMended = false;
    const follower = listener('stumbles', (numbers) =>
      !isMended && numbers.includes(2) ? 'fails' : 'lives',
    );
    await followAll(platform, follower);
    for (const n of [0, 1, 2, 3]) await act(id, n);
    await seal(id);
    expect(await followAuthority(platform, follower, id)).toBe('failed');
    expect(await followAuthority(platform, follower, id)).toBe('resting');
    later(2);
    // One at a time now: what comes before the act at fault is handled.
    expect(await followAuthority(platform, follower, id)).toBe('failed');
    expect(await heardBy('stumbles', id)).toEqual([0, 1]);
    const [stuck] = await stuckFollowers(platform.db, id);
    expect(stuck).toMatchObject({ follower: 'stumbles', position: '2', attempts: 1 });
    expect(stuck?.last_error).toContain('cannot handle that');
    isMended = true;
    later(2);
    expect(await followAuthority(platform, follower, id)).toBe('done');
    expect(await heardBy('stumbles', id)).toEqual([0, 1, 2, 3]);
    expect(await stuckFollowers(platform.db, id)).toEqual([]);
  });

  it('hears every act once and in order, whoever is killed and however many are at it', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('act' as const) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('seal' as const) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('follow' as const),
          fates: fc.array(fc.constantFrom('lives', 'fails', 'is killed'), {
            minLength: 1,
            maxLength: 3,
          }),
        }),
      },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        run += 1;
        const name = `property-${run}`;
        const id = await newAuthority();
        await followAll(platform, listener(name));
        let acts = 0;
        for (const each of steps) {
          if (each.do === 'seal') await seal(id);
          if (each.do === 'act') {
            await act(id, acts);
            acts += 1;
          }
          if (each.do === 'follow') {
            later(2);
            // Several processes at once, sealing and acting going on beside them.
            await Promise.all([
              ...each.fates.map((fate) =>
                followAuthority(
                  platform,
                  listener(name, () => fate),
                  id,
                ),
              ),
              act(id, acts).then(() => seal(id)),
            ]);
            acts += 1;
          }
        }
        await seal(id);
        later(2);
        expect(await followAuthority(platform, listener(name), id)).toBe('done');
        expect(await heardBy(name, id)).toEqual([...Array(acts).keys()]);
      }),
      { numRuns: 12 },
    );
  });
});
