import { launchInfrastructure } from '../../server/emulation/testing/infrastructure.ts';
import { obligationOf } from '../../server/reporting/testing/month-of-reports.ts';
import { defineMonthly } from '../../server/reporting/testing/report-chain.ts';
import { type Clerk, type Made, onDay } from './clerk.ts';

/** A letter, an inspection, meetings, a report, a movement and a unit of its own, a step a day. */
export async function workOfSupervision(clerk: Clerk, { pilot = '' }: Record<string, string>) {
  const { platform, world, act, version, read } = clerk;
  const { telecom, telecomPolicy, postal } = world.ministry;
  const { planner, leader, inspector, admin, telecomHead, postalHead } = world.actors;
  const { telecomPolicyHead, telecomPolicyOfficer } = world.actors;
  const { id: regimeId } = await defineMonthly(platform, world, { validFrom: '2026-02-15' });
  const meet = (name: string, heldOn: string) =>
    act(planner, '/meetings', {
      ...{ name, heldOn, head: { at: '08:00', place: 'A', chair: 'Thứ trưởng', attendees: '' } },
    });
  let meeting: Made = { id: '', version: 0 };
  let inspection = meeting;
  let letter = meeting;
  let advice = meeting;
  let report = meeting;
  const onReport = async (name: string, as: typeof planner, more: object = {}) =>
    act(as, `/submissions/${report.id}/${name}`, {
      ...{ version: await version('submission', report.id), ...more },
    });

  const days: readonly (() => Promise<unknown>)[] = [
    async () => {
      meeting = await meet('Giao ban tháng 3', '2026-03-10');
      await launchInfrastructure(platform, world);
    },
    async () => {
      inspection = await act(planner, '/inspections', {
        ...{ name: 'Kiểm tra năm 2026', year: 2026, isSurprise: false },
        ...{ unitIds: [telecom.id, postal.id], startsOn: '2026-03-09', endsOn: '2026-03-20' },
        plan: { contents: 'Tiến độ', basis: 'Kế hoạch kiểm tra' },
      });
    },
    async () => {
      letter = await act(planner, '/urgings', { taskIds: [pilot], answerBy: '2026-03-12' });
      const path = `/inspections/${inspection.id}`;
      const visit = { fromOn: '2026-03-09', toOn: '2026-03-09', lookedAt: 'Hồ sơ nhiệm vụ' };
      await act(inspector, `${path}/visits`, { unitId: telecom.id, ...visit });
      await act(inspector, `${path}/findings`, {
        ...{ unitId: telecom.id, words: 'Hai nhiệm vụ thiếu sản phẩm', nature: 'Thiếu hồ sơ' },
        ...{ degree: 'serious', cause: 'Chưa kiểm soát', responsibility: 'Chuyên viên' },
      });
      advice = await act(inspector, `${path}/recommendations`, {
        ...{ unitId: telecom.id, words: 'Rà soát lại số liệu đã báo cáo', asTask: false },
        deadline: onDay('2026-03-16'),
      });
    },
    async () => {
      await act(postalHead, `/urgings/${letter.id}/seen`);
      await act(planner, `/meetings/${meeting.id}/open`, { version: 1 });
      const { version: at } = await read<Made>(planner, `/inspections/${inspection.id}`);
      const conclusion = { version: at, general: 'Đã cố gắng', on: '2026-03-10' };
      await act(leader, `/inspections/${inspection.id}/conclude`, conclusion);
    },
    async () => {
      await act(postalHead, `/urgings/${letter.id}/receive`);
      await act(postalHead, `/urgings/${letter.id}/answer`, { words: 'Vụ đã gửi kết quả' });
      const answer = { version: await version('recommendation', advice.id), fileIds: [] };
      await act(telecomHead, `/recommendations/${advice.id}/answers`, {
        ...{ ...answer, words: 'Đã rà soát' },
      });
      const owed = await obligationOf(platform, regimeId, telecomPolicy.id, '2026-M03');
      report = await act(telecomPolicyOfficer, `/obligations/${owed}/submission`);
      const path = `/submissions/${report.id}/sections/results`;
      await act(telecomPolicyOfficer, path, { words: 'Đã làm', version: 1 }, 'PUT');
    },
    async () => {
      const decision = { decision: 'accepted', words: '' };
      const at = await version('recommendation', advice.id);
      await act(inspector, `/recommendations/${advice.id}/decision`, { version: at, ...decision });
      await onReport('freeze', telecomPolicyOfficer);
      await onReport('present', telecomPolicyOfficer);
      await meet('Giao ban sau', '2026-03-24');
      await act(admin, '/units', {
        ...{ name: 'Phòng Kiểm soát tần số', shortName: null, kind: 'division', code: null },
        ...{ parentId: telecom.id, validFrom: '2026-03-17', aliases: [], evenIfSameName: false },
      });
    },
    async () => {
      const signed = { number: '01/BC-CSVT', signedOn: '2026-03-23', place: 'Hà Nội' };
      await onReport('sign', telecomPolicyHead, { ...signed, position: ['TRƯỞNG PHÒNG'] });
      const { rows } = await read<{ rows: Made[] }>(planner, '/regimes');
      const closing = {
        version: rows[0]?.version ?? 1,
        lastDay: '2026-12-31',
        reason: 'Thay chế độ',
      };
      await act(planner, `/regimes/${regimeId}/close`, closing);
    },
  ];
  return { days };
}
