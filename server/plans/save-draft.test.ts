import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import type { Draft, Reading } from './contract.ts';
import { dropReading } from './drop-reading.ts';
import { readingsView, readingView } from './reading-view.ts';
import { restoreReading } from './restore-reading.ts';
import { saveDraft } from './save-draft.ts';
import { NETWORK_PLAN } from './testing/directive-texts.ts';
import { paste } from './testing/issue-text.ts';

describe('a draft in the hands of officers', () => {
  let platform: TestPlatform;
  let world: World;
  let reading: Reading;
  const planner = () => world.actors.planner;
  const view = (id: string) => readingView(platform, planner(), id);

  beforeAll(async () => {
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
    reading = await view(await paste(platform, planner(), NETWORK_PLAN));
  });
  afterAll(() => platform.close());

  const retitled = (draft: Draft, title: string): Draft => ({
    ...draft,
    tasks: draft.tasks.map((task, index) => (index === 0 ? { ...task, title } : task)),
  });

  it('gives the second of two officers the difference instead of overwriting the first', async () => {
    const { id, version, draft } = reading;
    const mine = { id, version, draft: retitled(draft, 'Rà soát vùng lõm sóng') };
    const theirs = { id, version, draft: retitled(draft, 'Lập danh sách điểm trắng') };
    await saveDraft(platform, planner(), mine, null);
    await expect(saveDraft(platform, planner(), theirs, null)).rejects.toMatchObject({
      text: { code: 'CONFLICT', status: 409 },
      details: {
        savedBy: 'Nguyễn Thu Hà',
        version: version + 1,
        fields: [
          {
            field: 'tasks.t1.title',
            yours: 'Lập danh sách điểm trắng',
            saved: 'Rà soát vùng lõm sóng',
          },
        ],
      },
    });
    expect((await view(id)).draft.tasks[0]?.title).toBe('Rà soát vùng lõm sóng');
  });

  it('lets one of two that save at the same moment through', async () => {
    const { id, version, draft } = await view(reading.id);
    const results = await Promise.allSettled(
      ['Một', 'Hai'].map((title) =>
        saveDraft(platform, planner(), { id, version, draft: retitled(draft, title) }, null),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('saves once when the request is sent again', async () => {
    const { id, version, draft } = await view(reading.id);
    const request = { id, version, draft: retitled(draft, 'Gửi lại') };
    const first = await saveDraft(platform, planner(), request, 'save-key-01');
    expect(await saveDraft(platform, planner(), request, 'save-key-01')).toEqual(first);
    expect((await view(id)).version).toBe(version + 1);
  });

  it('is put aside and taken back whole', async () => {
    const { id, version, draft } = await view(reading.id);
    await dropReading(platform, planner(), { id, version }, null);
    expect(await view(id)).toMatchObject({ state: 'dropped', version: version + 1 });
    await expect(
      saveDraft(platform, planner(), { id, version: version + 1, draft }, null),
    ).rejects.toMatchObject({ text: { code: 'DRAFT_NOT_OPEN' } });
    await restoreReading(platform, planner(), { id, version: version + 1 }, null);
    expect(await view(id)).toMatchObject({ state: 'draft', draft });
  });

  it('is found by words without accents and by its number, page by page', async () => {
    platform.clock.set('2024-02-14T10:00:00+07:00');
    for (const number of ['71/KH-BTTTT', '72/KH-BTTTT']) {
      await paste(platform, planner(), NETWORK_PLAN.replace('245/KH-BTTTT', number));
    }
    const list = (query: { q?: string; after?: string }, limit = 50) =>
      readingsView(platform, planner(), { ...query, limit });
    expect(await list({ q: '72 kh' })).toMatchObject({
      total: 1,
      rows: [{ number: '72/KH-BTTTT' }],
    });
    expect((await list({ q: 'chat luong mang' })).total).toBe(3);
    const first = await list({}, 2);
    expect(first.rows.map(({ number }) => number)).toEqual(['72/KH-BTTTT', '71/KH-BTTTT']);
    const second = await list({ after: first.next ?? '' }, 2);
    expect(second).toMatchObject({ next: null, total: 3, rows: [{ id: reading.id }] });
  });

  it('belongs to its authority: another one neither sees nor finds it', async () => {
    const { hanoiPlanner } = world.actors;
    await expect(readingView(platform, hanoiPlanner, reading.id)).rejects.toMatchObject({
      text: { code: 'NOT_FOUND' },
    });
    expect((await readingsView(platform, hanoiPlanner, { limit: 50 })).total).toBe(0);
  });
});
