import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Draft } from './contract.ts';
import { readingView } from './reading-view.ts';
import { changesOf } from './rules/draft-changes.ts';
import { saveDraft } from './save-draft.ts';
import { sitAtReading } from './sit-at-reading.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';
import { paste } from './testing/issue-text.ts';

describe('several officers at one draft', () => {
  let platform: TestPlatform;
  let world: World;
  let id: string;
  const planner = () => world.actors.planner;
  const sit = (seat: string, holds: string[] = [], who: Actor = planner(), leaves = false) =>
    sitAtReading(platform, who, id, {
      ...{ seat, holds, leaves },
      stretch: holds[0] ? { from: holds[0], to: holds.at(-1) ?? '' } : null,
    });

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  beforeEach(async () => {
    platform.clock.set('2024-02-14T09:00:00+07:00');
    id = await paste(platform, planner(), NETWORK_PLAN);
  });
  afterAll(() => platform.close());

  it('tells each of the others: who, which stretch, what is in hand', async () => {
    expect((await sit('hoa1')).others).toEqual([]);
    await sit('lan1', ['t2', 't3']);
    expect(await sit('hoa1')).toEqual({
      state: 'draft',
      version: 1,
      others: [
        {
          seat: 'lan1',
          name: 'Nguyễn Thu Hà',
          isSelf: true,
          stretch: { from: 't2', to: 't3' },
          holds: ['t2', 't3'],
        },
      ],
    });
  });

  it('leaves an item with the one who has it, and gives it to the next who asks when it is laid down', async () => {
    await sit('hoa1', ['t1', 't2']);
    await sit('lan1', ['t2', 't3']);
    const seen = async (from: string) =>
      (await sit(from, from === 'hoa1' ? ['t1', 't2'] : ['t2', 't3'])).others[0]?.holds;
    expect(await seen('hoa1')).toEqual(['t3']);
    expect(await seen('lan1')).toEqual(['t1', 't2']);
    await sit('hoa1', ['t1']);
    await sit('lan1', ['t2', 't3']);
    expect((await sit('hoa1', ['t1'])).others[0]?.holds).toEqual(['t2', 't3']);
  });

  it('gives an item to one of two who ask at the same moment', async () => {
    await Promise.all([sit('hoa1', ['t1', 't2']), sit('lan1', ['t2', 't1'])]);
    const [hoa, lan] = [
      (await sit('lan1', ['t2', 't1'])).others[0]?.holds ?? [],
      (await sit('hoa1', ['t1', 't2'])).others[0]?.holds ?? [],
    ];
    expect([...hoa, ...lan].toSorted()).toEqual(['t1', 't2']);
  });

  it('ends by itself when nothing more is heard', async () => {
    await sit('hoa1', ['t1']);
    platform.clock.set('2024-02-14T09:00:19+07:00');
    expect((await sit('lan1', ['t1'])).others[0]?.holds).toEqual(['t1']);
    platform.clock.set('2024-02-14T09:00:21+07:00');
    expect((await sit('lan1', ['t1'])).others).toEqual([]);
    expect((await sit('hoa1', ['t1'])).others[0]?.holds).toEqual(['t1']);
  });

  it('ends at once when the page is left', async () => {
    await sit('hoa1', ['t1']);
    await sit('hoa1', [], planner(), true);
    expect((await sit('lan1', ['t1'])).others).toEqual([]);
  });

  it('is for those who draft, at drafts of their own authority', async () => {
    await expect(sit('abcd', [], world.actors.hanoiPlanner)).rejects.toMatchObject({
      text: { code: 'NOT_FOUND' },
    });
    await expect(sit('abcd', [], world.actors.telecomHead)).rejects.toMatchObject({
      text: { code: 'NOT_ALLOWED' },
    });
  });

  const retitled = (draft: Draft, key: string, title: string): Draft => ({
    ...draft,
    tasks: draft.tasks.map((task) => (task.key === key ? { ...task, title } : task)),
  });

  it('joins what two changed at different items, and hands the whole back', async () => {
    const { version, draft } = await readingView(platform, planner(), id);
    const mine = changesOf(draft, retitled(draft, 't1', 'Rà soát vùng lõm sóng'));
    const theirs = changesOf(draft, retitled(draft, 't2', 'Lập danh sách điểm trắng'));
    const first = await saveDraft(platform, planner(), { id, version, changes: mine }, null);
    expect(first).toMatchObject({ version: version + 1, draft: null });
    const second = await saveDraft(platform, planner(), { id, version, changes: theirs }, null);
    expect(second.draft?.tasks.slice(0, 2).map(({ title }) => title)).toEqual([
      'Rà soát vùng lõm sóng',
      'Lập danh sách điểm trắng',
    ]);
    expect((await readingView(platform, planner(), id)).draft).toEqual(second.draft);
  });

  it('asks where both changed one place, and stores nothing of the second', async () => {
    const { version, draft } = await readingView(platform, planner(), id);
    const save = (title: string) => {
      const changes = changesOf(draft, retitled(draft, 't1', title));
      return saveDraft(platform, planner(), { id, version, changes }, null);
    };
    await save('Một');
    await expect(save('Hai')).rejects.toMatchObject({
      text: { code: 'CONFLICT' },
      details: { fields: [{ field: 'tasks.t1.title', yours: 'Hai', saved: 'Một' }] },
    });
    expect((await readingView(platform, planner(), id)).draft.tasks[0]?.title).toBe('Một');
  });

  it('refuses changes that leave no draft behind', async () => {
    const { version } = await readingView(platform, planner(), id);
    const changes = [{ at: 'tasks.t1.state', was: 'unseen', now: 'gone' }];
    await expect(saveDraft(platform, planner(), { id, version, changes }, null)).rejects.toThrow();
    expect((await readingView(platform, planner(), id)).version).toBe(version);
  });
});
