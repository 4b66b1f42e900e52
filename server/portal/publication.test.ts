import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { acceptResult } from '../tasks/accept-result.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { reportDone } from '../tasks/report-done.ts';
import { DONE, officeOf } from '../tasks/testing/office.ts';
import { addPublicationFile } from './add-publication-file.ts';
import { approvePublication } from './approve-publication.ts';
import { preparePublication } from './prepare-publication.ts';
import { previewView } from './preview-view.ts';
import { editionChangesView, editionView } from './publication-view.ts';
import { publicationsView } from './publications-view.ts';
import {
  authorityBySlug,
  publishedAuthorities,
  publishedFile,
  publishedPlan,
  publishedPlansOf,
  workBehindKey,
} from './store/published.ts';
import { publishingOf } from './testing/publishing.ts';

describe('a publication', () => {
  let platform: TestPlatform;
  let world: World;
  let office: ReturnType<typeof officeOf>;
  let publishing: ReturnType<typeof publishingOf>;
  let planId: string;
  let tasks: string[];
  let id: string;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
    publishing = publishingOf(platform, world.actors);
    const given = await office.give(['Rà soát hạ tầng số', 'Xây dựng quy hoạch', 'Báo cáo nội bộ']);
    planId = given.planId;
    tasks = given.ids;
  });
  afterAll(() => platform.close());

  const done = async (taskId: string) => {
    const { telecomHead, planner } = world.actors;
    const version = () => office.versionOf(taskId);
    await office.accept(taskId);
    await reportDone(platform, telecomHead, taskId, { ...DONE, version: await version() }, null);
    const words = { version: await version(), note: null };
    await acceptResult(platform, planner, taskId, words, null);
  };
  const page = (number?: number) => publishedPlan(platform.db, 'bo-tttt', '1-kh-btttt', number);

  it('is prepared by a planner under an address of its own, and is nobody’s to read before', async () => {
    const { telecomOfficer, telecomHead, hanoiPlanner } = world.actors;
    id = await publishing.prepared(planId);
    expect(await publishing.prepared(planId)).toBe(id);
    expect(await publishing.seen(id)).toMatchObject({
      ...{ address: '/p/bo-tttt/1-kh-btttt', state: 'unpublished', stage: 'preparing' },
      may: ['write', 'propose', 'drop'],
    });
    expect(await page()).toBeNull();
    for (const actor of [telecomOfficer, hanoiPlanner]) {
      await expect(preparePublication(platform, actor, planId, null)).rejects.toThrow(/NOT_/);
    }
    // A head answers for the plans of the own unit, and knows nothing of others.
    await expect(publishing.seen(id, telecomHead)).rejects.toThrow('NOT_FOUND');
    const list = await publicationsView(platform, telecomHead, { limit: 10 });
    expect(list).toMatchObject({ total: 0, waiting: { approve: 0, due: 0 } });
  });

  it('goes back with a reason, and out only by another person than who proposed it', async () => {
    const { planner, leader } = world.actors;
    const { things } = await previewView(platform, planner, id);
    const inside = things.find(({ title }) => title.includes('nội bộ'));
    const choices = {
      ...{ kind: 'first' as const, cutOff: '2026-03-02' },
      leftOut: [{ kind: 'task' as const, ref: inside?.ref ?? '', reason: 'Việc nội bộ của Cục' }],
    };
    const later = publishing.saved(id, { ...choices, cutOff: '2026-03-03' });
    await expect(later).rejects.toThrow('CUT_OFF_LATER');
    const early = publishing.saved(id, { ...choices, cutOff: '2026-03-01' });
    await expect(early).rejects.toThrow('CUT_OFF_BEFORE');
    await expect(publishing.saved(id, { ...choices, kind: 'update' })).rejects.toThrow(
      'EDITION_KIND',
    );
    await publishing.saved(id, choices);
    await publishing.move(planner, id, 'propose');
    await expect(publishing.saved(id, choices)).rejects.toThrow('PUBLICATION_STEP');
    const news = await noticesView(platform, leader, { limit: 1 });
    expect(news.rows[0]?.thing).toMatchObject({ kind: 'publication', id });
    expect((await publicationsView(platform, leader, { limit: 10 })).waiting.approve).toBe(1);
    await expect(publishing.move(leader, id, 'return')).rejects.toThrow('RETURN_WORDS');
    await expect(publishing.move(planner, id, 'return', 'Tự trả lại')).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await publishing.move(leader, id, 'return', 'Bổ sung chỉ tiêu');
    expect(await publishing.seen(id)).toMatchObject({
      stage: 'preparing',
      said: 'Bổ sung chỉ tiêu',
    });
    await publishing.move(planner, id, 'propose');
    // Somebody who holds both posts still cannot sign for what they proposed.
    const both = { ...leader, personId: planner.personId };
    await expect(publishing.approve(id, both)).rejects.toThrow('OWN_PROPOSAL');
    expect(await page()).toBeNull();
  });

  it('publishes what was seen and nothing else: facts that moved are shown first', async () => {
    const { leader } = world.actors;
    const { digest } = await previewView(platform, leader, id);
    await done(tasks[0] ?? '');
    const { version } = await publishing.seen(id);
    const blind = approvePublication(platform, leader, id, { version, digest }, null);
    await expect(blind).rejects.toMatchObject({
      message: 'PUBLICATION_FACTS_CHANGED',
      details: {
        changes: expect.arrayContaining([expect.objectContaining({ after: 'HT_DUNG_HAN' })]),
      },
    });
    const { drift } = await previewView(platform, leader, id);
    expect(drift.map(({ field }) => field)).toContain('finishedOn');
    const key = 'one-approval';
    const seen = { version, digest: (await previewView(platform, leader, id)).digest };
    const [one, two] = await Promise.all([
      approvePublication(platform, leader, id, seen, key),
      approvePublication(platform, leader, id, seen, key),
    ]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({ edition: 1, address: '/p/bo-tttt/1-kh-btttt' });
    const first = await page();
    expect(first?.edition).toMatchObject({
      ...{ number: 1, kind: 'first', cutOff: '2026-03-02', note: null },
      snapshot: {
        counts: { total: 2, doneOnTime: 1, openWithin: 1 },
        tasks: [
          { key: 'nv-1', status: 'HT_DUNG_HAN', unit: { name: 'Cục Viễn thông' }, units: 1 },
          { key: 'nv-2', status: 'DTH_TRONG_HAN' },
        ],
      },
    });
    expect(JSON.stringify(first)).not.toContain('nội bộ');
    const work = first && (await workBehindKey(platform.db, first, 'nv-1'));
    expect(work).toMatchObject({ taskIds: [tasks[0]], unitIds: [world.ministry.telecom.id] });
    expect(await publishedAuthorities(platform.db)).toMatchObject([{ slug: 'bo-tttt', plans: 1 }]);
  });

  it('stands as it was published, whatever becomes of the plan', async () => {
    const before = await page();
    platform.clock.set('2026-08-03T08:00:00+07:00');
    await done(tasks[1] ?? '');
    expect(await page()).toEqual(before);
  });

  it('is updated and corrected by new editions; the old ones stay readable', async () => {
    const { planner, leader } = world.actors;
    await publishing.published(id, {
      ...{ kind: 'update', cutOff: '2026-07-31', note: 'Số liệu tháng 7', rhythm: 'month' },
    });
    expect(await publishing.seen(id)).toMatchObject({ edition: 2, dueOn: '2026-09-01' });
    expect((await page())?.edition?.snapshot.counts).toMatchObject({ total: 3, openOverdue: 2 });
    expect((await page(1))?.edition?.snapshot.counts.total).toBe(2);
    // The key of what came later follows; those that were given stay.
    expect((await page())?.edition?.snapshot.tasks.map(({ key }) => key)).toEqual([
      ...['nv-1', 'nv-2', 'nv-3'],
    ]);
    const { changes } = await editionChangesView(platform, leader, id, 2, 1);
    expect(changes).toContainEqual(
      expect.objectContaining({ key: 'nv-2', field: 'status', after: 'DTH_QUA_HAN' }),
    );
    const wrong = {
      ...{ kind: 'correction' as const, cutOff: '2026-08-03', note: 'Sai' },
      rhythm: 'month' as const,
    };
    await publishing.saved(id, wrong);
    await expect(publishing.move(planner, id, 'propose')).rejects.toThrow('CORRECTION_WORDS');
    await publishing.published(id, { ...wrong, note: 'Số việc quá hạn bản 2 chưa tính kết quả' });
    const latest = await page();
    expect(latest?.edition).toMatchObject({ number: 3, kind: 'correction' });
    expect(latest?.editions.map(({ number, note }) => [number, note])).toEqual([
      [3, 'Số việc quá hạn bản 2 chưa tính kết quả'],
      [2, 'Số liệu tháng 7'],
      [1, null],
    ]);
    // On a past day the list says what stood then.
    const then = await publicationsView(platform, leader, { limit: 10, asOf: '2026-03-02' });
    expect(then.rows).toMatchObject([{ edition: 1, cutOff: '2026-03-02', dueOn: null }]);
  });

  it('marks an update that is due, and two editors get the difference', async () => {
    const { planner } = world.actors;
    platform.clock.set('2026-10-05T08:00:00+07:00');
    await publishing.saved(id, { kind: 'update', cutOff: '2026-09-30', rhythm: 'quarter' });
    await publishing.move(planner, id, 'drop');
    const due = await publicationsView(platform, planner, { limit: 10, state: 'due' });
    expect(due).toMatchObject({ total: 1, waiting: { due: 1 }, rows: [{ isDue: true }] });
    const stale = publishing.seen(id).then(({ version }) => version - 1);
    await expect(
      approvePublication(
        platform,
        world.actors.leader,
        id,
        { version: await stale, digest: '' },
        null,
      ),
    ).rejects.toThrow('CONFLICT');
  });

  it('takes files along that were chosen, and none that bears a secrecy mark', async () => {
    const { planner, telecomHead } = world.actors;
    const bytes = Buffer.from('Báo cáo kết quả thực hiện kế hoạch quý III năm 2026.');
    const add = (actor: typeof planner, name: string, text: Buffer) =>
      addPublicationFile(platform, actor, id, { name, bytes: text }, null);
    await expect(add(telecomHead, 'bao-cao.txt', bytes)).rejects.toThrow('NOT_FOUND');
    const secret = Buffer.from(
      'BỘ THÔNG TIN VÀ TRUYỀN THÔNG\nMẬT\nSố: 12/BC-BTTTT\nBÁO CÁO\nKết quả quý III',
    );
    await expect(add(planner, 'bao-cao-mat.txt', secret)).rejects.toThrow('SECRET_REFUSED');
    const file = await add(planner, 'bao-cao.txt', bytes);
    expect(await add(planner, 'bao-cao.txt', bytes)).toEqual(file);
    const more = { kind: 'update' as const, cutOff: '2026-10-05' };
    await publishing.saved(id, { ...more, fileIds: ['1'] });
    await expect(publishing.move(planner, id, 'propose')).rejects.toThrow('FILE_UNKNOWN');
    await publishing.published(id, { ...more, fileIds: [file.id] });
    const [shown] = (await page())?.edition?.snapshot.files ?? [];
    expect(shown).toMatchObject({ key: 'tep-1', name: 'bao-cao.txt', size: bytes.length });
    expect(await publishedFile(platform.db, 'bo-tttt', '1-kh-btttt', 'tep-1')).toEqual(shown);
    expect(await publishedFile(platform.db, 'bo-tttt', '1-kh-btttt', 'tep-2')).toBeNull();
  });

  it('is withdrawn with day, post and reason, edition by edition or whole, and never a silent gap', async () => {
    const { leader } = world.actors;
    const reason = 'Có thông tin chưa được phép công khai';
    await expect(publishing.withdrawn(id, reason, 4)).rejects.toThrow('LATEST_EDITION');
    await publishing.withdrawn(id, reason, 2);
    expect((await page(2))?.edition).toBeNull();
    expect((await page())?.editions[2]?.withdrawal).toMatchObject({ reason, by: 'Thứ trưởng' });
    await publishing.withdrawn(id, reason);
    expect(await page()).toMatchObject({
      ...{ state: 'withdrawn', edition: null, latest: 4 },
      withdrawal: { on: '2026-10-05', by: 'Thứ trưởng', reason },
    });
    expect(await publishedPlansOf(platform.db, 'bo-tttt')).toMatchObject([{ state: 'withdrawn' }]);
    expect((await editionView(platform, leader, id, 2)).snapshot.counts.total).toBe(3);
    await publishing.published(id, { kind: 'update', cutOff: '2026-10-05' });
    // What was taken back stays closed under a later edition.
    expect((await page())?.edition?.number).toBe(5);
    expect((await page(1))?.edition).toBeNull();
    expect(await authorityBySlug(platform.db, 'khong-co')).toBeNull();
  });
});
