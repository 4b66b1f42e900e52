import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World } from '../../tests/support/world.ts';
import type { Actor } from '../organisation/actor.ts';
import { clarifyTask } from './clarify-task.ts';
import { listTasks } from './contract.ts';
import { dropParty, setParty } from './edit-parties.ts';
import { inboxView } from './inbox-view.ts';
import { listView } from './list-view.ts';
import { noticesView } from './notices-view.ts';
import { passStage, planStages } from './plan-stages.ts';
import { replyToTask } from './reply-to-task.ts';
import { countReplies } from './rules/parties.ts';
import { setTaskKind, stagesProposal } from './task-kinds.ts';
import { taskView } from './task-view.ts';
import { officeOf } from './testing/office.ts';
import { uploadFile } from './upload-file.ts';

describe('who takes part, and what stands beside a task', () => {
  let platform: TestPlatform;
  let world: World;
  let office: ReturnType<typeof officeOf>;
  beforeAll(async () => {
    platform = await openTestPlatform('2026-03-02T08:00:00+07:00');
    world = await makeWorld(platform);
    office = officeOf(platform, world);
  });
  beforeEach(() => platform.clock.set('2026-03-02T08:00:00+07:00'));
  afterAll(() => platform.close());

  const one = async (title = 'Rà soát danh mục', coordinatorIds: string[] = []) =>
    (await office.give([title], { coordinatorIds })).ids[0] ?? '';
  const party = (more: Partial<Parameters<typeof setParty>[3]>) => ({
    ...{ role: 'coordinate' as const, seen: null, unitId: null, personId: null },
    ...{ duty: null, dueOn: null },
    ...more,
  });
  const lists = async (actor: Actor, more: Record<string, unknown>) => {
    const query = listTasks.query.parse({ limit: 100, ...more });
    return (await listView(platform, actor, query)).rows.map(({ id }) => id);
  };

  it('a coordinating unit is asked, is reminded, answers with a file; late replies are told', async () => {
    const { planner, telecomHead, postalHead, postalOfficer, securityHead } = world.actors;
    const { postal, security, telecom } = world.ministry;
    const id = await one('Việc có phối hợp', [postal.id]);
    const version = await office.versionOf(id);
    const waits = async (actor: Actor) =>
      (await inboxView(platform, actor, { limit: 50, kind: 'reply' })).rows;
    // Named by the words only, nothing waits for it.
    expect(await waits(postalHead)).toEqual([]);
    const duty = 'Góp ý dự thảo danh mục';
    const ask = party({ unitId: postal.id, duty, dueOn: '2026-03-06' });
    await setParty(platform, telecomHead, id, ask, null);
    expect(await waits(postalHead)).toMatchObject([
      { task: { id }, dueOn: '2026-03-06', by: 'Trần Văn An', words: duty },
    ]);
    // Two people at one place: the second, who has not seen the first, is told.
    await expect(setParty(platform, planner, id, ask, null)).rejects.toThrow('CONFLICT');
    await expect(
      setParty(platform, planner, id, party({ unitId: telecom.id, duty }), null),
    ).rejects.toThrow('PARTY_IS_LEAD');
    await expect(
      setParty(platform, planner, id, party({ unitId: security.id, dueOn: '2026-07-01' }), null),
    ).rejects.toThrow('PARTY_DUE_LATE');
    await expect(taskView(platform, securityHead, id)).rejects.toThrow('NOT_FOUND');
    await setParty(platform, planner, id, party({ unitId: security.id, duty }), null);
    expect(await lists(securityHead, { role: 'coordinate' })).toContain(id);

    platform.clock.set('2026-03-09T08:00:00+07:00');
    const file = { name: 'y-kien.txt', bytes: Buffer.from('Ý kiến góp ý') };
    const upload = await uploadFile(platform, postalOfficer, file, null);
    const answer = { body: 'Thống nhất, bổ sung mục 3', fileIds: [upload.id] };
    await replyToTask(platform, postalOfficer, id, answer, null);
    await expect(replyToTask(platform, telecomHead, id, answer, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    expect(await waits(postalHead)).toEqual([]);
    const page = await taskView(platform, telecomHead, id);
    expect(countReplies(page.parties)).toEqual({ of: 2, asked: 2, replied: 1, late: 0 });
    const theirs = page.parties.find(({ unit }) => unit.id === postal.id);
    expect(theirs).toMatchObject({ state: 'replied_late', daysLate: 3 });
    expect(theirs?.replies[0]?.files[0]?.name).toBe('y-kien.txt');
    expect(page.events.at(-1)).toMatchObject({ act: 'reply_to_task', body: answer.body });
    const news = await noticesView(platform, telecomHead, { limit: 5 });
    expect(news.rows[0]).toMatchObject({ kind: 'replied', task: { id }, words: answer.body });
    // Nobody who reports meanwhile meets a conflict.
    expect(await office.versionOf(id)).toBe(version);
    expect(await taskView(platform, telecomHead, id, '2026-03-05')).toMatchObject({
      parties: expect.arrayContaining([expect.objectContaining({ state: 'waiting' })]),
    });
  });

  it('monitor and directing leader are the assigner’s to choose, and lists are asked by them', async () => {
    const { planner, telecomHead, leader, securityHead, officeHead } = world.actors;
    const { security } = world.ministry;
    const id = await one();
    const monitor = party({ role: 'monitor', unitId: security.id });
    await expect(setParty(platform, telecomHead, id, monitor, null)).rejects.toThrow(
      'PARTY_NOT_YOURS',
    );
    await setParty(platform, planner, id, monitor, null);
    expect(await lists(securityHead, { role: 'monitor' })).toEqual([id]);
    expect(await lists(securityHead, { role: 'coordinate' })).not.toContain(id);
    const directed = party({ role: 'leader', personId: leader.personId });
    await setParty(platform, planner, id, directed, null);
    expect(await lists(planner, { leaderId: leader.personId })).toEqual([id]);
    expect(await lists(leader, { role: 'leader' })).toEqual([id]);
    // One person directs: another takes the place of the first.
    const first = (await taskView(platform, planner, id)).parties.find((p) => p.role === 'leader');
    const second = party({
      ...{ role: 'leader', personId: officeHead.personId, seen: first?.id ?? null },
    });
    await setParty(platform, planner, id, second, null);
    const page = await taskView(platform, planner, id);
    expect(page.parties.filter(({ role }) => role === 'leader')).toMatchObject([
      { person: { name: 'Trịnh Công Lý' } },
    ]);
    await dropParty(
      platform,
      planner,
      id,
      {
        role: 'monitor',
        unitId: security.id,
        seen: page.parties.find(({ role }) => role === 'monitor')?.id ?? null,
      },
      null,
    );
    await expect(taskView(platform, securityHead, id)).rejects.toThrow('NOT_FOUND');
  });

  it('a unit named by the words can be taken out of one task, and stays in the others', async () => {
    const { planner, postalHead } = world.actors;
    const { postal, telecom, security } = world.ministry;
    const given = await office.give(['Cùng một lời giao'], {
      ...{ units: [telecom.id, security.id], coordinatorIds: [postal.id] },
    });
    const [first = '', second = ''] = given.ids;
    const drop = { role: 'coordinate' as const, unitId: postal.id, seen: null };
    await dropParty(platform, planner, first, drop, null);
    const seen = await lists(postalHead, { role: 'coordinate' });
    expect(seen).not.toContain(first);
    expect(seen).toContain(second);
    await expect(taskView(platform, postalHead, first)).rejects.toThrow('NOT_FOUND');
  });

  it('stages are planned back from the deadline, passed in order, and late ones raise a flag', async () => {
    const { planner, telecomHead, telecomOfficer } = world.actors;
    const id = await one('Xây dựng Nghị định về danh mục hạ tầng số');
    await office.accept(id);
    expect(await taskView(platform, telecomHead, id)).toMatchObject({
      ...{ guessedKind: 'legal_document', stages: [] },
    });
    const own = { days: [10, 20, 10, 5, 5, 3] };
    await expect(setTaskKind(platform, telecomHead, 'legal_document', own, null)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await setTaskKind(platform, planner, 'legal_document', own, null);
    const proposal = await stagesProposal(platform, telecomHead, id, { kind: 'legal_document' });
    expect(proposal.isTight).toBe(false);
    expect(proposal.stages.at(-1)?.dueOn).toBe('2026-06-30');
    // Three working days before the end, the leader has it on the table.
    expect(proposal.stages.at(-2)?.dueOn).toBe('2026-06-25');
    const stages = proposal.stages.map(({ stage, dueOn }) => ({ stage, dueOn }));
    const wrong = { kind: 'legal_document', stages: stages.toReversed() };
    await expect(planStages(platform, telecomHead, id, wrong, null)).rejects.toThrow(
      'STAGES_UNKNOWN',
    );
    await planStages(platform, telecomHead, id, { kind: 'legal_document', stages }, null);
    platform.clock.set('2026-06-01T08:00:00+07:00');
    const late = await taskView(platform, telecomHead, id);
    expect(late.flags).toContain('LATE_STAGE');
    expect(await lists(telecomHead, { flag: 'LATE_STAGE' })).toEqual([id]);
    const inbox = await inboxView(platform, telecomOfficer, { limit: 50, kind: 'stage' });
    expect(inbox.rows).toMatchObject([{ task: { id }, dueOn: stages[0]?.dueOn }]);
    const pass = (ordinal: number) =>
      passStage(
        platform,
        telecomOfficer,
        id,
        { ordinal, onDay: '2026-05-20', note: 'Đã có đề nghị xây dựng', fileIds: [] },
        null,
      );
    await expect(pass(1)).rejects.toThrow('STAGE_DONE');
    await pass(0);
    const page = await taskView(platform, telecomHead, id);
    expect(page.stages[0]).toMatchObject({ doneOn: '2026-05-20', doneBy: 'Lê Thị Cúc' });
    expect(page.events.at(-1)).toMatchObject({ act: 'pass_stage', about: 'registered' });
  });

  it('the six points say what is missing, alike on the page and in the list, until it is made clear', async () => {
    const { planner, telecomHead } = world.actors;
    const id = await one('Rà soát danh mục hạ tầng');
    const missing = async () =>
      (await taskView(platform, planner, id)).sixPoints
        .filter(({ clear }) => !clear)
        .map(({ point, mend }) => [point, mend]);
    expect(await missing()).toEqual([
      ['product', 'clarify'],
      ['authority', 'clarify'],
    ]);
    for (const point of ['product', 'authority'] as const) {
      expect(await lists(planner, { missing: point })).toContain(id);
      await clarifyTask(platform, planner, id, { point, words: 'Báo cáo rà soát' }, null);
      expect(await lists(planner, { missing: point })).not.toContain(id);
    }
    expect(await missing()).toEqual([]);
    for (const point of ['person', 'work', 'time', 'responsibility'] as const) {
      expect(await lists(planner, { missing: point })).not.toContain(id);
    }
    expect((await taskView(platform, telecomHead, id)).product).toBe('Báo cáo rà soát');
    const undated = (await office.give(['Việc'], { dueOn: null })).ids[0] ?? '';
    expect(await lists(planner, { missing: 'time' })).toContain(undated);
    expect(await lists(planner, { missing: 'work' })).toContain(undated);
    const headless = await office.give(['Việc của thành phố'], { units: [world.hanoi.top.id] });
    // A deputy chairman answers for the city; a unit without any head would be listed.
    expect(await lists(planner, { missing: 'person' })).not.toContain(headless.ids[0]);
  });
});
