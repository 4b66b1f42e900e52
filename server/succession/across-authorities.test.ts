import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { appoint, createAccount, createPerson, createPost } from '../organisation/accounts.ts';
import type { Actor } from '../organisation/actor.ts';
import { foundAuthority } from '../organisation/found-authority.ts';
import { programAct } from '../organisation/program-author.ts';
import { actorIn, postsOf } from '../organisation/store/people-store.ts';
import { loadUnit } from '../organisation/store/unit-store.ts';
import { openTodaysMap } from '../organisation/todays-map.ts';
import { perform } from '../platform/act.ts';
import { acceptResult } from '../tasks/accept-result.ts';
import { acceptTask } from '../tasks/accept-task.ts';
import { boardView } from '../tasks/board-view.ts';
import { getBoard, listTasks, type TaskRow } from '../tasks/contract.ts';
import { foldLedger } from '../tasks/fold-ledger.ts';
import { listView } from '../tasks/list-view.ts';
import { reportDone } from '../tasks/report-done.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { DONE } from '../tasks/testing/office.ts';
import { verifyLedger } from '../tasks/verify-ledger.ts';
import { executeReorganisation, executeScheduled } from './execute-reorganisation.ts';
import { PlanWords } from './plan-contract.ts';
import { callOffReorganisation, planReorganisation } from './plan-reorganisation.ts';
import { reorganisationView } from './reorganisation-view.ts';
import { undoReorganisation } from './undo-reorganisation.ts';
import { undoView } from './undo-view.ts';

let platform: TestPlatform;
let world: World;
let science: { authorityId: string; topId: string; leader: Actor };

beforeAll(async () => {
  platform = await openTestPlatform('2025-02-27T08:00:00+07:00');
  world = await makeWorld(platform);
  science = await anotherMinistry();
});
afterAll(() => platform.close());

const on = (day: string) => platform.clock.set(`${day}T08:00:00+07:00`);
const listOf = async (actor: Actor) =>
  (await listView(platform, actor, listTasks.query.parse({}))).rows;
const titles = (rows: readonly TaskRow[]) => rows.map(({ title }) => title).toSorted();

it('a ministry ends: its divisions go on under two others, who decide on its work; its file has a keeper', async () => {
  const { ministry, hanoi, actors } = world;
  const { top, telecom, postal, security, office } = ministry;
  const fields = ['Viễn thông', 'An toàn thông tin'];
  const given = await giveTasks(
    platform,
    actors.planner,
    [
      { title: 'Phủ sóng', unitIds: [telecom.id], field: 0, dueOn: asDay('2025-02-20') },
      { title: 'Tem bưu chính', unitIds: [postal.id], dueOn: asDay('2025-06-30') },
      { title: 'Chống mã độc', unitIds: [security.id], field: 1, dueOn: asDay('2025-12-31') },
    ],
    fields,
  );
  const [, postalTask = ''] = given.taskIds;
  await acceptTask(platform, actors.postalHead, postalTask, { version: 1, officerId: null }, null);
  await reportDone(
    platform,
    actors.postalHead,
    postalTask,
    { version: 2, ...DONE, fileIds: [] },
    null,
  );

  const words = PlanWords.parse({
    ...{ name: 'Sắp xếp Bộ TT&TT', onDay: '2025-03-01', basis: 'Nghị định 55/2025/NĐ-CP' },
    steps: [
      { kind: 'split', from: [top.id], to: [science.topId, hanoi.top.id], below: 'named' },
      { kind: 'move', from: [telecom.id, postal.id], parent: science.topId },
      { kind: 'move', from: [security.id], parent: hanoi.top.id },
      { kind: 'merge', from: [office.id], to: [science.topId] },
    ],
    rules: [
      {
        label: 'an toàn thông tin',
        from: [top.id],
        match: { fields: ['An toàn thông tin'] },
        to: hanoi.top.id,
      },
      { from: [top.id], to: science.topId },
    ],
    keepers: [
      {
        ofUnitId: top.id,
        personId: science.leader.personId,
        role: 'planner',
        title: 'Giữ hồ sơ Bộ TT&TT',
      },
    ],
  });
  await expect(planReorganisation(platform, actors.planner, words, null)).rejects.toThrow(
    'REORGANISATION_ACROSS',
  );
  const { id } = await planReorganisation(platform, actors.admin, words, null);
  expect((await reorganisationView(platform, actors.admin, id, undefined)).problems).toEqual([]);
  await expect(
    executeReorganisation(platform, actors.leader, id, { version: 1 }, null),
  ).rejects.toThrow('REORGANISATION_ACROSS');

  // Before its day it waits; on the day it is carried out by itself, once.
  const waiting = await executeReorganisation(platform, actors.admin, id, { version: 1 }, null);
  expect(waiting.state).toBe('scheduled');
  expect(await executeScheduled(platform)).toBe(0);
  on('2025-03-01');
  expect(await executeScheduled(platform)).toBe(1);
  expect(await executeScheduled(platform)).toBe(0);

  // Whoever took over sees what came to them, and decides on it, in the authority where they are now.
  expect(titles(await listOf(science.leader))).toEqual(['Phủ sóng', 'Tem bưu chính']);
  expect(titles(await listOf(actors.hanoiLeader))).toEqual(['Chống mã độc']);
  const telecomHead = await sameIn(actors.telecomHead);
  expect(telecomHead.authorityId).toBe(science.authorityId);
  const [own] = await listOf(telecomHead);
  expect([own?.title, own?.firstDueOn, own?.daysLate]).toEqual(['Phủ sóng', '2025-02-20', 9]);
  await acceptTask(
    platform,
    telecomHead,
    own?.id ?? '',
    { version: own?.version ?? 0, officerId: null },
    null,
  );
  const ledgers = [ministry.authorityId, science.authorityId, hanoi.authorityId];
  for (const authorityId of ledgers) await foldLedger(platform.db, authorityId);
  const board = await boardView(platform, science.leader, getBoard.query.parse({}));
  expect(board.total).toMatchObject({ total: 2, openOverdue: 1, awaiting: 1 });
  const reported = (await listOf(science.leader)).find(({ id: task }) => task === postalTask);
  const closed = await acceptResult(
    platform,
    science.leader,
    postalTask,
    { version: reported?.version ?? 0, note: null },
    null,
  );
  expect(closed.state).toBe('closed');

  // The keeper of the file reads all of it, and decides nothing that others took over.
  const posts = await postsOf(platform.db, science.leader.personId, '2025-03-01');
  const archive = posts.find(({ title }) => title === 'Giữ hồ sơ Bộ TT&TT');
  const keeper = await actorIn(
    platform.db,
    science.leader.accountId,
    archive?.id ?? '',
    '2025-03-01',
  );
  if (!keeper) throw new Error('nobody keeps the file');
  expect(keeper).toMatchObject({ authorityId: ministry.authorityId, wholeAuthority: true });
  expect(titles(await listOf(keeper))).toEqual(['Chống mã độc', 'Phủ sóng', 'Tem bưu chính']);
  for (const authorityId of ledgers) {
    expect((await verifyLedger(platform.db, authorityId)).differences).toBe(0);
  }
  const unitOf = await openTodaysMap(platform.db, '2025-03-01');
  expect(unitOf({ unitId: top.id, field: 'an toàn thông tin' })).toBe(hanoi.top.id);
  expect(unitOf({ unitId: top.id })).toBe(science.topId);

  // What was changed since hinders the way back, and stays where it is if one goes back even so.
  const { hindrances } = await undoView(platform, actors.admin, id);
  const found = hindrances.map(({ kind, title }) => `${kind} ${title}`).toSorted();
  expect(found).toEqual([
    ...['given Phủ sóng', 'given Tem bưu chính', 'task Phủ sóng', 'task Tem bưu chính'],
  ]);
  const back = { version: 3, reason: 'hoàn lại để thử', evenSo: false };
  await expect(undoReorganisation(platform, actors.admin, id, back, null)).rejects.toThrow(
    'UNDO_HINDERED',
  );
  const undone = await undoReorganisation(
    platform,
    actors.admin,
    id,
    { ...back, evenSo: true },
    null,
  );
  expect(undone.left).toBe(4);
  expect((await loadUnit(platform.db, telecom.id))?.validTo).toBeNull();
  expect(titles(await listOf(await sameIn(actors.securityHead)))).toEqual(['Chống mã độc']);
  for (const authorityId of ledgers) {
    expect((await verifyLedger(platform.db, authorityId)).differences).toBe(0);
  }
});

it('what was scheduled is called off; nobody below the whole of an authority comes near', async () => {
  const { actors, hanoi } = world;
  on('2025-03-02');
  const words = PlanWords.parse({
    ...{ name: 'Đổi tên Sở', onDay: '2025-04-01', basis: 'Quyết định 01' },
    steps: [{ kind: 'rename', from: [hanoi.department.id], name: 'Sở Khoa học và Công nghệ' }],
  });
  await expect(planReorganisation(platform, actors.departmentHead, words, null)).rejects.toThrow(
    'NOT_ALLOWED',
  );
  const { id } = await planReorganisation(platform, actors.hanoiPlanner, words, null);
  await expect(
    executeReorganisation(platform, actors.hanoiPlanner, id, { version: 1 }, null),
  ).rejects.toThrow('NOT_ALLOWED');
  await executeReorganisation(platform, actors.hanoiLeader, id, { version: 1 }, null);
  const off = { version: 2, reason: 'chưa có quyết định', to: 'draft' as const };
  await callOffReorganisation(platform, actors.hanoiPlanner, id, off, null);
  on('2025-04-01');
  expect(await executeScheduled(platform)).toBe(0);
  const page = await reorganisationView(platform, actors.hanoiLeader, id, undefined);
  expect([page.state, page.may]).toEqual(['draft', ['execute']]);
});

/** The same person in the post that they hold now. */
async function sameIn(actor: Actor): Promise<Actor> {
  const day = '2025-03-01';
  for (const post of await postsOf(platform.db, actor.personId, day)) {
    const now = await actorIn(platform.db, actor.accountId, post.id, day);
    if (now) return now;
  }
  throw new Error(`${actor.personName} holds no post`);
}

async function anotherMinistry(): Promise<typeof science> {
  const authorityId = platform.ids.next();
  const made = await perform(platform, programAct('build_world', authorityId), async (context) => {
    const topId = await foundAuthority(context, {
      ...{ name: 'Bộ Khoa học và Công nghệ', shortName: 'Bộ KH&CN', kind: 'ministry', code: 'G06' },
      ...{ aliases: [], reference: null, validFrom: '2008-01-01', validTo: null },
    });
    const personId = await createPerson(context, { fullName: 'Hoàng Minh Sơn' });
    const account = { personId, username: 'scienceLeader', password: null };
    const accountId = await createAccount(context, account);
    const post = {
      unitId: topId,
      title: 'Thứ trưởng',
      role: 'leader',
      validFrom: '2008-01-01',
    } as const;
    const postId = await createPost(context, post);
    await appoint(context, { personId, postId, validFrom: '2008-01-01' });
    return { topId, accountId, postId };
  });
  const leader = await actorIn(platform.db, made.accountId, made.postId, '2025-01-01');
  if (!leader) throw new Error('nobody leads');
  return { authorityId, topId: made.topId, leader };
}
