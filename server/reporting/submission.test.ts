// long: one month of reports, each step of which stands on those before it
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { asDay } from '../calendar/rules/day.ts';
import { acceptTask } from '../tasks/accept-task.ts';
import { noticesView } from '../tasks/notices-view.ts';
import { reportProgress } from '../tasks/report-progress.ts';
import { giveTasks } from '../tasks/testing/give-tasks.ts';
import { decidePieces } from './decide-pieces.ts';
import { acceptSubmission, returnSubmission, reviseSubmission } from './decide-submission.ts';
import { exportReportTables, exportSubmissionList } from './export-submission.ts';
import { freezeSubmission, thawSubmission } from './freeze-submission.ts';
import { openSubmission } from './open-submission.ts';
import { piecesView } from './pieces-view.ts';
import { askSubmissionBack, giveSubmissionBack, presentSubmission } from './present-submission.ts';
import { signSubmission, withdrawSubmission } from './sign-submission.ts';
import type { Submission } from './submission-contract.ts';
import { submissionListView } from './submission-list-view.ts';
import { submissionPaper } from './submission-paper.ts';
import { submissionView } from './submission-view.ts';
import { defineMonthly, obligationOf } from './testing/month-of-reports.ts';
import { writeSection } from './write-section.ts';

describe('a month of reports', () => {
  let platform: TestPlatform;
  let world: World;
  let regimeId = '';
  let policy = '';
  let telecom = '';
  let ministry = '';
  let taskId = '';

  beforeAll(async () => {
    platform = await openTestPlatform('2026-10-16T08:00:00+07:00');
    world = await makeWorld(platform);
    regimeId = await defineMonthly(platform, world);
    const { telecomPolicy, telecom: bureau } = world.ministry;
    const given = await giveTasks(platform, world.actors.planner, [
      ...[
        {
          title: 'Rà soát hạ tầng số',
          unitIds: [telecomPolicy.id],
          dueOn: asDay('2026-10-30'),
          field: 0,
        },
        {
          title: 'Lập danh mục giấy phép',
          unitIds: [bureau.id],
          dueOn: asDay('2026-12-30'),
          field: 0,
        },
      ],
    ]);
    taskId = given.taskIds[0] ?? '';
    await acceptTask(
      platform,
      actor('telecomPolicyHead'),
      taskId,
      { version: 1, officerId: null },
      null,
    );
    platform.clock.set('2026-11-02T08:00:00+07:00');
    await reportProgress(
      platform,
      actor('telecomPolicyOfficer'),
      taskId,
      {
        ...{ version: 2, percent: 40, body: 'Đã rà soát 12 tỉnh.', fallReason: null, fileIds: [] },
        difficulty: 'Địa phương gửi số liệu chậm. Đề nghị Cục đôn đốc các tỉnh.',
      },
      null,
    );
    platform.clock.set('2026-11-16T09:00:00+07:00');
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const view = (who: WorldActor, id: string, asOf?: string) =>
    submissionView(platform, actor(who), id, asOf);
  const open = async (who: WorldActor, unitId: string) => {
    const obligation = await obligationOf(platform, regimeId, unitId);
    return (await openSubmission(platform, actor(who), obligation, null)).id;
  };
  const at = async (who: WorldActor, id: string) => ({
    ...{ id, version: (await view(who, id)).version, key: null },
  });
  const write = async (who: WorldActor, id: string, heading: string, words: string) => {
    const section = (await view(who, id)).sections.find((each) => each.heading === heading);
    const body = { words, version: section?.version ?? 0 };
    return writeSection(platform, actor(who), { id, heading }, body, null);
  };
  const sign = async (who: WorldActor, id: string, number: string) =>
    signSubmission(...([platform, actor(who), { id, key: null }] as const), {
      ...{ version: (await view(who, id)).version, number, signedOn: '2026-11-16' },
      ...{ position: ['TRƯỞNG PHÒNG'], place: 'Hà Nội' },
    });
  const may = ({ acts }: Submission) => acts.flatMap(({ act, allowed }) => (allowed ? [act] : []));
  const figureOf = ({ facts }: Submission, key: string) =>
    facts.sections.flatMap(({ figures }) => figures).find((figure) => figure.key === key);

  it('opens pre-filled: figures of the period, difficulties and proposals from the weekly sheets', async () => {
    policy = await open('telecomPolicyOfficer', world.ministry.telecomPolicy.id);
    const again = await open('telecomPolicyHead', world.ministry.telecomPolicy.id);
    expect(again).toBe(policy);
    const draft = await view('telecomPolicyOfficer', policy);
    expect(draft).toMatchObject({ state: 'draft', frozenAt: null, periodKey: '2026-M11' });
    expect(figureOf(draft, 'tasks.assigned')?.period).toBe('1');
    expect(figureOf(draft, 'tasks.open_overdue')?.period).toBe('1');
    const words = (heading: string) =>
      draft.sections.find((section) => section.heading === heading)?.words;
    expect(words('difficulties')).toBe('- Địa phương gửi số liệu chậm (Rà soát hạ tầng số).');
    expect(words('proposals')).toContain('Đề nghị Cục đôn đốc các tỉnh');
    expect(draft.sections.find(({ heading }) => heading === 'results')?.offered).toMatchObject([
      { words: 'Đã rà soát 12 tỉnh.' },
    ]);
    expect(may(draft)).toEqual(['write', 'freeze']);
  });

  it('is a secret of its unit until it is sent', async () => {
    for (const who of ['telecomHead', 'planner', 'postalHead', 'hanoiPlanner'] as const) {
      await expect(view(who, policy)).rejects.toThrow('NOT_FOUND');
      const list = await submissionListView(platform, actor(who), { limit: 50, scope: 'all' });
      expect(list.rows).toEqual([]);
      expect(list.counts).toEqual({ mine: 0, toSign: 0, toDecide: 0 });
    }
    expect((await view('inspector', policy)).state).toBe('draft');
    await expect(open('telecomHead', world.ministry.telecomPolicy.id)).rejects.toThrow(
      'NOT_ALLOWED',
    );
    await expect(open('postalHead', world.ministry.telecomPolicy.id)).rejects.toThrow('NOT_FOUND');
    await expect(open('leader', world.ministry.top.id)).rejects.toThrow('NOT_ALLOWED');
  });

  it('is written heading by heading; who saves second on one heading gets both texts', async () => {
    const first = await write('telecomPolicyOfficer', policy, 'results', 'Còn 3 nhiệm vụ quá hạn.');
    expect(first.version).toBe(2);
    const late = writeSection(
      ...([platform, actor('telecomPolicyHead'), { id: policy, heading: 'results' }] as const),
      ...([{ words: 'Còn 2.', version: 1 }, null] as const),
    );
    await expect(late).rejects.toMatchObject({
      message: 'CONFLICT',
      details: {
        version: 2,
        fields: [{ field: 'results', yours: 'Còn 2.', saved: 'Còn 3 nhiệm vụ quá hạn.' }],
      },
    });
    await write('telecomPolicyHead', policy, 'directing', 'Đã họp giao ban 04 lần.');
    await expect(write('telecomPolicyOfficer', policy, 'elsewhere', 'x')).rejects.toThrow(
      'HEADING_UNKNOWN',
    );
  });

  it('is frozen and presented; a figure in the words that differs is shown and does not block', async () => {
    const request = await at('telecomPolicyOfficer', policy);
    await expect(
      presentSubmission(platform, actor('telecomPolicyOfficer'), request),
    ).rejects.toMatchObject({
      facts: { vi: 'Số liệu chưa chốt. Bấm “Chốt số liệu” trước khi trình ký.' },
    });
    await freezeSubmission(platform, actor('telecomPolicyOfficer'), request);
    const frozen = await view('telecomPolicyOfficer', policy);
    const mismatch = frozen.findings.find(({ kind }) => kind === 'mismatch');
    expect(mismatch?.say.vi).toBe('Mục 2 ghi 3, số liệu 1 (Quá hạn chưa hoàn thành).');
    await write('telecomPolicyOfficer', policy, 'results', 'Còn 1 nhiệm vụ quá hạn.');
    const now = await at('telecomPolicyOfficer', policy);
    await expect(
      freezeSubmission(platform, actor('telecomPolicyOfficer'), request),
    ).rejects.toThrow('CONFLICT');
    await presentSubmission(platform, actor('telecomPolicyOfficer'), now);
    const waiting = await submissionListView(platform, actor('telecomPolicyHead'), {
      ...{ limit: 50, scope: 'to_sign', q: 'chinh sach vien thong' },
    });
    expect(waiting.rows.map(({ id }) => id)).toEqual([policy]);
    expect(waiting.counts).toEqual({ mine: 1, toSign: 1, toDecide: 0 });
  });

  it('cannot be moved while the head reads it, and is given back when it is asked for', async () => {
    await expect(
      write('telecomPolicyOfficer', policy, 'results', 'Sửa trộm'),
    ).rejects.toMatchObject({
      facts: { vi: 'Thủ trưởng đang đọc, khoá sửa từ 09:00. Xin rút lại để sửa.' },
    });
    await expect(sign('telecomPolicyOfficer', policy, '01/BC-CSVT')).rejects.toThrow('NOT_ALLOWED');
    await askSubmissionBack(
      platform,
      actor('telecomPolicyOfficer'),
      await at('telecomPolicyOfficer', policy),
    );
    const asked = await view('telecomPolicyHead', policy);
    expect(asked.askedBackAt).not.toBeNull();
    expect(may(asked)).toEqual(['give_back', 'sign']);
    const back = { ...(await at('telecomPolicyHead', policy)), reason: 'Bổ sung số tỉnh' };
    await giveSubmissionBack(platform, actor('telecomPolicyHead'), back);
    await write(
      'telecomPolicyOfficer',
      policy,
      'results',
      'Còn 1 nhiệm vụ quá hạn; đã rà soát 12 tỉnh.',
    );
    await presentSubmission(
      platform,
      actor('telecomPolicyOfficer'),
      await at('telecomPolicyOfficer', policy),
    );
  });

  it('is signed with number and day and sent in the same moment; the receiver sees it', async () => {
    await expect(
      signSubmission(
        ...([platform, actor('telecomPolicyHead'), { id: policy, key: null }] as const),
        {
          ...{ version: (await view('telecomPolicyHead', policy)).version, number: '01/BC-CSVT' },
          ...{ signedOn: '2026-11-17', position: ['TRƯỞNG PHÒNG'], place: 'Hà Nội' },
        },
      ),
    ).rejects.toThrow('SUBMISSION_SIGNED_AHEAD');
    await sign('telecomPolicyHead', policy, '01/BC-CSVT');
    const seen = await view('telecomHead', policy);
    expect(seen).toMatchObject({ state: 'submitted', number: '01/BC-CSVT', daysLate: 0 });
    expect(may(seen)).toEqual(['accept', 'return']);
    expect(may(await view('planner', policy))).toEqual([]);
    await expect(view('postalHead', policy)).rejects.toThrow('NOT_FOUND');
    const inbox = await submissionListView(platform, actor('telecomHead'), {
      limit: 50,
      scope: 'to_decide',
    });
    expect(inbox.rows.map(({ unit }) => unit.name)).toEqual(['Phòng Chính sách viễn thông']);
  });

  it('is told to whoever decides on it, to its writer, and to nobody else', async () => {
    const lastOf = async (who: WorldActor) => {
      const { rows } = await noticesView(platform, actor(who), { limit: 1 });
      return rows[0]?.thing?.id === policy ? rows[0].thing.says.vi : null;
    };
    expect(await lastOf('telecomHead')).toBe('đã gửi báo cáo');
    expect(await lastOf('telecomPolicyOfficer')).toBe('đã ký báo cáo');
    for (const who of ['planner', 'postalHead', 'telecomOfficer', 'hanoiLeader'] as const) {
      expect(await lastOf(who)).toBeNull();
    }
  });

  it('is returned with a reason, revised, sent again; the first version stays readable', async () => {
    const reason = 'Chưa nêu nguyên nhân chậm';
    await returnSubmission(platform, actor('telecomHead'), {
      ...(await at('telecomHead', policy)),
      reason,
    });
    expect(await view('telecomPolicyOfficer', policy)).toMatchObject({ state: 'returned', reason });
    const news = await noticesView(platform, actor('telecomPolicyOfficer'), { limit: 1 });
    expect(news.rows).toMatchObject([
      { words: reason, thing: { id: policy, says: { vi: 'đã trả lại báo cáo' } } },
    ]);
    platform.clock.set('2026-11-18T09:00:00+07:00');
    await reviseSubmission(
      platform,
      actor('telecomPolicyOfficer'),
      await at('telecomPolicyOfficer', policy),
    );
    await thawSubmission(
      platform,
      actor('telecomPolicyOfficer'),
      await at('telecomPolicyOfficer', policy),
    );
    await write('telecomPolicyOfficer', policy, 'difficulties', '- Ba tỉnh chưa gửi số liệu.');
    await freezeSubmission(
      platform,
      actor('telecomPolicyOfficer'),
      await at('telecomPolicyOfficer', policy),
    );
    await presentSubmission(
      platform,
      actor('telecomPolicyOfficer'),
      await at('telecomPolicyOfficer', policy),
    );
    await sign('telecomPolicyHead', policy, '02/BC-CSVT');
    expect(await view('telecomHead', policy)).toMatchObject({ state: 'submitted', daysLate: 1 });
    const first = await submissionPaper(platform, actor('telecomHead'), policy, '2026-11-16');
    expect(first.paper.number).toBe('01/BC-CSVT');
    expect(JSON.stringify(first.paper)).not.toContain('Ba tỉnh chưa gửi số liệu');
  });

  it('goes into the draft above with its source, and holds from then on', async () => {
    telecom = await open('telecomOfficer', world.ministry.telecom.id);
    await acceptSubmission(platform, actor('telecomHead'), await at('telecomHead', policy));
    const { rows } = await piecesView(platform, actor('telecomOfficer'), telecom, {});
    const pieces = rows.filter(({ heading }) => heading === 'difficulties');
    expect(pieces.map(({ sourceWords }) => sourceWords)).toEqual(['Ba tỉnh chưa gửi số liệu.']);
    await decidePieces(
      platform,
      actor('telecomOfficer'),
      telecom,
      { pieces: pieces.map(({ id, version }) => ({ id, version })), mark: 'taken' },
      null,
    );
    await write('telecomOfficer', telecom, 'directing', 'Cục đã ban hành 02 văn bản.');
    await freezeSubmission(platform, actor('telecomOfficer'), await at('telecomOfficer', telecom));
    const draft = await view('telecomOfficer', telecom);
    expect(draft.feeding.map(({ state }) => state).toSorted()).toEqual(['accepted', 'open']);
    expect(draft.findings.map(({ kind }) => kind)).toContain('lower_missing');
    await presentSubmission(platform, actor('telecomOfficer'), await at('telecomOfficer', telecom));
    const held = { ...(await at('telecomHead', policy)), reason: 'Muốn sửa lại' };
    await expect(returnSubmission(platform, actor('telecomHead'), held)).rejects.toMatchObject({
      facts: {
        vi: expect.stringContaining(
          'Báo cáo tình hình thực hiện nhiệm vụ, Tháng 11/2026, Cục Viễn thông',
        ),
      },
    });
    await sign('telecomHead', telecom, '88/BC-CVT');
    const withdraw = { ...(await at('telecomHead', telecom)), reason: 'Gửi nhầm bản' };
    await withdrawSubmission(platform, actor('telecomHead'), withdraw);
    expect(await view('telecomOfficer', telecom)).toMatchObject({ state: 'draft', number: null });
    await presentSubmission(platform, actor('telecomOfficer'), await at('telecomOfficer', telecom));
    await sign('telecomHead', telecom, '88/BC-CVT');
    await acceptSubmission(platform, actor('planner'), await at('planner', telecom));
  });

  it('goes on to another authority, whose people see what was sent to them and nothing else', async () => {
    ministry = await open('planner', world.ministry.top.id);
    await write('planner', ministry, 'results', 'Toàn Bộ hoàn thành các nhiệm vụ trọng tâm.');
    await freezeSubmission(platform, actor('planner'), await at('planner', ministry));
    await presentSubmission(platform, actor('planner'), await at('planner', ministry));
    await expect(view('hanoiLeader', ministry)).rejects.toThrow('NOT_FOUND');
    await sign('leader', ministry, '15/BC-BTTTT');
    expect(may(await view('hanoiLeader', ministry))).toEqual(['accept', 'return']);
    const news = await noticesView(platform, actor('hanoiLeader'), { limit: 1 });
    expect(news.rows[0]?.thing).toMatchObject({ id: ministry, says: { vi: 'đã gửi báo cáo' } });
    await expect(view('departmentHead', ministry)).rejects.toThrow('NOT_FOUND');
    await expect(view('hanoiLeader', telecom)).rejects.toThrow('NOT_FOUND');
    await acceptSubmission(platform, actor('hanoiLeader'), await at('hanoiLeader', ministry));
  });

  it('is reprinted the same to the letter whatever happens to its tasks, units and texts', async () => {
    const print = async () => {
      const { paper, snapshot } = await submissionPaper(platform, actor('telecomHead'), telecom);
      return JSON.stringify({ paper, snapshot });
    };
    const before = await print();
    expect(before).toContain('Ba tỉnh chưa gửi số liệu.');
    const { pool } = platform.database;
    platform.clock.set('2027-08-01T09:00:00+07:00');
    await pool.query(
      `update task_row set state = 'closed', finished_on = '2026-11-01', due_on = '2026-10-20'`,
    );
    await pool.query(`update task_words set title = 'Tên khác'`);
    await pool.query(`update unit set name = name || ' (mới)'`);
    await pool.query(`update regime set name = 'Chế độ khác', outline = '[]'`);
    await pool.query(`update submission_section set words = 'Khác' where submission_id = $1`, [
      telecom,
    ]);
    await pool.query(`update report_piece set words = 'Khác', mark = 'dropped'`);
    await pool.query(`update obligation set due_on = '2027-01-01', cut_off = '2027-01-01'`);
    expect(await print()).toBe(before);
    await pool.query(`update unit set name = replace(name, ' (mới)', '')`);
  });

  it('is listed and exported with the filters of the screen, of any day', async () => {
    const list = (asOf?: string, q?: string) =>
      submissionListView(platform, actor('leader'), { limit: 1, scope: 'all', asOf, q });
    const page = await list();
    expect(page.total).toBe(3);
    const next = await submissionListView(platform, actor('leader'), {
      ...{ limit: 5, scope: 'all', after: page.next ?? undefined },
    });
    expect(new Set([...page.rows, ...next.rows].map(({ id }) => id)).size).toBe(3);
    expect((await list('2026-11-17')).rows.map(({ state }) => state)).toEqual(['returned']);
    expect((await list(undefined, 'cuc vien thong')).total).toBe(1);
    const { bytes } = await exportSubmissionList(platform, actor('leader'), {
      scope: 'all',
      format: 'csv',
    });
    expect(String(bytes).split('\r\n').filter(Boolean)).toHaveLength(4);
    const { snapshot } = await submissionPaper(platform, actor('telecomHead'), telecom);
    const workbook = await exportReportTables(snapshot);
    expect(workbook.bytes.length).toBeGreaterThan(5_000);
  });
});
