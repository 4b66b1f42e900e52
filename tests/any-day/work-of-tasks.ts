import { asDay } from '../../server/calendar/rules/day.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { DONE, LATE, WHY } from '../../server/tasks/testing/office.ts';
import type { Clerk } from './clerk.ts';

const REPORT = { body: 'Đã rà soát ba tỉnh đầu tiên', difficulty: null, fallReason: null };

/** A plan and what is done to its tasks, a step a day: to each kind of thing that a task page shows. */
export async function workOfTasks(clerk: Clerk) {
  const { platform, world, act, onTask, read } = clerk;
  const { ministry, hanoi, actors } = world;
  const { telecom, telecomPolicy, telecomLicensing, postal, security } = ministry;
  const { planner, leader, telecomHead, telecomOfficer, telecomPolicyHead, postalHead } = actors;
  const { securityHead } = actors;
  const cityHead = { ...actors.hanoiLeader, role: 'head' as const };
  const { planId, taskIds } = await giveTasks(platform, planner, [
    {
      ...{ title: 'Rà soát quy hoạch hạ tầng', unitIds: [telecom.id], dueOn: asDay('2026-03-10') },
      ...{ field: 0, coordinatorIds: [postal.id, security.id] },
    },
    {
      ...{ title: 'Báo cáo sử dụng băng tần', unitIds: [telecom.id, postal.id], field: 0 },
      dueOn: asDay('2026-03-20'),
    },
    { title: 'Thí điểm dịch vụ', unitIds: [postal.id], field: 1, dueOn: asDay('2026-03-06') },
    { title: 'Phổ cập ở thành phố', unitIds: [hanoi.top.id], dueOn: asDay('2026-06-30') },
    { title: 'An toàn hệ thống', unitIds: [security.id], field: 1, dueOn: asDay('2026-03-31') },
    { title: 'Gộp vào việc khác', unitIds: [security.id], field: 1 },
    { title: 'Sẽ thu hồi', unitIds: [telecom.id], dueOn: asDay('2026-04-10') },
    {
      ...{ title: 'Chờ mốc', unitIds: [telecom.id] },
      says: { raw: '15 ngày làm việc sau khi nhận đủ hồ sơ', norm: 'P15WD' },
    },
  ]);
  const [survey = '', band = '', bandPostal = '', pilot = '', city = '', safe = ''] = taskIds;
  const [merged = '', gone = '', anchored = ''] = taskIds.slice(6);
  const { kinds } = await read<{ kinds: { key: string; stages: { key: string }[] }[] }>(
    planner,
    '/task-kinds',
  );
  const [kind] = kinds;
  const stages = (days: readonly string[], from = 0) => ({
    kind: kind?.key,
    stages: days.map((dueOn, at) => ({ stage: kind?.stages[from + at]?.key, dueOn })),
  });
  const party = (role: string, more: object) => ({ role, ...more });
  let said = '';
  let part = '';

  const days: readonly (() => Promise<unknown>)[] = [
    async () => {
      await onTask(telecomHead, survey, 'accept', { officerId: telecomOfficer.personId });
      await onTask(telecomHead, band, 'accept');
      await onTask(postalHead, bandPostal, 'accept');
      await onTask(cityHead, city, 'accept');
      await onTask(securityHead, safe, 'hand-back', { reason: 'Đề nghị giao Cục Viễn thông' });
      await act(planner, `/tasks/${survey}/focus`, { focus: true });
      const body = { body: 'Đã nhận hồ sơ từ Vụ Bưu chính' };
      said = (await act(telecomOfficer, `/tasks/${survey}/comments`, body)).id;
      const clear = { point: 'product', words: 'Báo cáo rà soát' };
      await act(planner, `/tasks/${survey}/clarify`, clear);
      const asked = { unitId: security.id, duty: 'Góp ý', dueOn: '2026-03-12' };
      await act(planner, `/tasks/${band}/parties`, party('coordinate', asked));
      await act(
        planner,
        `/tasks/${survey}/parties`,
        party('leader', { personId: leader.personId }),
      );
      await act(planner, `/tasks/${survey}/waits-for`, { onTaskId: pilot, waits: true });
      await act(planner, `/tasks/${safe}/align`, { toTaskId: city, aligned: true });
    },
    async () => {
      await onTask(planner, safe, 'take-back', { reason: WHY, toUnitId: telecom.id });
      const edit = { body: 'Đã nhận đủ hồ sơ', mentionIds: [], version: 1 };
      await act(telecomOfficer, `/tasks/${survey}/comments/${said}`, edit);
      const clear = { point: 'product', words: 'Tờ trình kèm dự thảo' };
      await act(planner, `/tasks/${survey}/clarify`, clear);
      const planned = stages(['2026-03-06', '2026-03-07', '2026-03-08']);
      await act(telecomHead, `/tasks/${survey}/stages`, planned);
      await onTask(telecomOfficer, survey, 'progress', { ...REPORT, percent: 30 });
      await onTask(postalHead, bandPostal, 'progress', { ...REPORT, percent: 55 });
      const piece = { title: 'Phần việc của phòng', deadline: null, product: null };
      const below = [telecomPolicy.id, telecomLicensing.id].map((unitId) => ({ unitId, ...piece }));
      await onTask(telecomHead, band, 'break-down', { earlyReason: null, parts: below });
      const inCity = [{ unitId: hanoi.department.id, ...piece }];
      await onTask(cityHead, city, 'break-down', { earlyReason: null, parts: inCity });
      const out = party('coordinate', { unitId: security.id });
      await act(planner, `/tasks/${survey}/parties/drop`, out);
    },
    async () => {
      const demand = { words: 'Vì sao chậm', dueOn: '2026-03-11' };
      await act(planner, `/tasks/${pilot}/explanation/demand`, demand);
      const later = { ...onDeadline('2026-03-25'), reason: WHY };
      await onTask(telecomHead, survey, 'extension', later);
      const passed = { ordinal: 0, onDay: '2026-03-08', note: 'Đã lấy ý kiến' };
      await onTask(telecomHead, survey, 'stages/pass', passed);
      const { rows } = await read<{ rows: { id: string }[] }>(
        telecomHead,
        `/tasks?parentId=${band}`,
      );
      part = rows[0]?.id ?? '';
      const weights = rows.map(({ id }, at) => ({ id, weight: 70 - 40 * at }));
      await act(telecomHead, `/tasks/${band}/weights`, { weights });
      await onTask(telecomPolicyHead, part, 'accept');
      const reply = { body: 'Cục An toàn thông tin nhất trí' };
      await act(securityHead, `/tasks/${band}/reply`, reply);
    },
    async () => {
      const decision = { decision: 'granted', deadline: null, words: WHY };
      await onTask(planner, survey, 'extension/decision', decision);
      await onTask(postalHead, pilot, 'accept');
      await onTask(postalHead, pilot, 'done', { ...DONE, explanation: LATE });
      await onTask(planner, merged, 'merge', { intoId: safe, reason: WHY });
      await act(planner, `/tasks/${band}/parties`, party('monitor', { unitId: postal.id }));
      const more = { body: 'Gửi lại bản mới', mentionIds: [] };
      await act(telecomOfficer, `/tasks/${survey}/comments`, more);
      await giveTasks(platform, planner, [
        { title: 'Việc của kế hoạch sau', unitIds: [telecom.id], dueOn: asDay('2026-05-01') },
      ]);
    },
    async () => {
      await onTask(planner, pilot, 'accept-result', { note: null });
      await onTask(planner, gone, 'withdraw', { reason: WHY });
      const event = { onDay: '2026-03-13', term: null, source: 'Phiếu 1' };
      await onTask(planner, anchored, 'anchor', event);
      await act(telecomOfficer, `/tasks/${survey}/comments/${said}/withdraw`, { version: 2 });
      await act(telecomHead, `/tasks/${survey}/stages`, stages(['2026-03-20', '2026-03-21'], 1));
      await onTask(telecomPolicyHead, part, 'progress', { ...REPORT, percent: 80 });
      const taken = party('leader', {
        unitId: ministry.top.id,
        seen: await clerk.idOf('task_party', 'role', 'leader'),
      });
      await act(planner, `/tasks/${survey}/parties/drop`, taken);
    },
    async () => {
      await onTask(planner, safe, 'suspend', { reason: WHY });
      await act(planner, `/tasks/${survey}/waits-for`, { onTaskId: pilot, waits: false });
      await act(planner, `/tasks/${survey}/focus`, { focus: false });
      const seen = await clerk.idOf('task_party', 'role', 'monitor');
      const ended = party('monitor', { unitId: postal.id, seen });
      await act(planner, `/tasks/${band}/parties/drop`, ended);
    },
    async () => {
      await onTask(planner, safe, 'resume', { reason: WHY, dueOn: '2026-04-15' });
      await onTask(planner, pilot, 'reopen', { reason: WHY });
    },
  ];
  return { planId, survey, pilot, days };
}

function onDeadline(dueOn: string) {
  return {
    deadline: {
      ...{ raw: dueOn, kind: 'FIXED', precision: 'day', norm: dueOn, startsOn: null, dueOn },
    },
  };
}
