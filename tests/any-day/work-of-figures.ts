import { scorecardDesk } from '../../server/scorecards/testing/scorecard-desk.ts';
import type { Clerk } from './clerk.ts';

const AMOUNT = { basis: null, decision: null };

/** Targets, values, money, thrift and a ranking, a step a day; they rest on a plan and one of its tasks. */
export async function workOfFigures(clerk: Clerk, { planId, survey }: Record<string, string>) {
  const { platform, world, act, version, idOf } = clerk;
  const { ministry, actors } = world;
  const { top, telecom, postal, security } = ministry;
  const { planner, leader, telecomHead, telecomOfficer } = actors;
  const promise = (value: number) => ({
    promise: { kind: 'bound', operator: '>=', milestones: [{ period: '2026', value }] },
  });
  const indicator = await act(planner, '/indicators', {
    ...{ kind: 'number', code: 'tram', name: 'Số trạm phát sóng', unitId: top.id },
    ...{ measure: 'trạm', decimals: 0, overUnits: 'sum', overTime: 'sum', frequency: 'month' },
    reporterIds: [telecom.id, postal.id],
    targets: [{ planId, ...promise(1000) }],
  });
  const targetId = await idOf('target', 'indicator_id', indicator.id);
  const { lineId } = await act<{ lineId: string }>(planner, '/budget/lines', {
    ...{ node: { kind: 'task', id: survey }, fromYear: 2026, toYear: 2026, source: 'state' },
    entries: (['planned', 'allotted'] as const).map((measure) => ({
      ...{ measure, amount: '1000', onDay: '2026-03-02', basis: '601/QĐ', decision: null },
    })),
  });
  const scorecardId = await scorecardDesk(platform, world).define(
    {
      subjects: { kind: 'list', unitIds: [telecom.id, security.id] },
      criteria: [
        {
          ...{ key: 'late', name: 'Đang quá hạn', share: 60 },
          ...{ source: { kind: 'overdue' }, formula: { kind: 'each', points: 1 } },
          role: 'penalty',
        },
        {
          ...{ key: 'accepted', name: 'Tiếp nhận', share: 40 },
          ...{ source: { kind: 'accepted', minimum: 1, days: 3 }, formula: { kind: 'ratio' } },
        },
      ],
    },
    '2026-01-01',
  );
  const value = { unitId: telecom.id, period: '2026-01', value: 120 };
  const enter = (as: typeof planner, given: object) =>
    act(as, `/indicators/${indicator.id}/values`, { values: [{ ...value, ...given }] });

  const days: readonly (() => Promise<unknown>)[] = [
    async () => {
      await enter(telecomOfficer, {});
      await act(planner, `/indicators/${indicator.id}/tasks`, { taskId: survey });
      const share = (unitId: string, amount: number) => ({ unitId, values: [amount] });
      await act(planner, `/targets/${targetId}/allocation`, {
        ...{ version: 0, rule: 'by_hand', weightId: null, weightPeriod: null, years: [2026] },
        ...{ shares: [share(telecom.id, 600), share(postal.id, 400)], why: null, whyOver: null },
      });
    },
    async () => {
      const spent = { measure: 'disbursed', amount: '200', onDay: '2026-03-04', ...AMOUNT };
      await act(telecomHead, `/budget/lines/${lineId}/entries`, { version: 1, ...spent });
      await act(planner, '/budget/thrift', {
        ...{ name: 'Mua sắm máy chủ', unitId: telecom.id, year: 2026, source: 'state' },
        steps: [{ step: 'estimated', amount: '1000', onDay: '2026-03-05', basis: null }],
      });
    },
    async () => {
      const words = { words: 'Vì sao số trạm thấp', dueOn: '2026-03-12' };
      await act(planner, `/targets/${targetId}/questions`, words);
    },
    async () => {
      await enter(telecomHead, { value: 140, version: 1, why: 'Đếm thiếu trạm' });
      await act(planner, '/budget/projects', {
        ...{ code: null, name: 'Dự án trạm phát sóng', unitId: telecom.id, planId, taskId: null },
      });
    },
    async () => {
      const entryId = await idOf('budget_entry', 'measure', 'disbursed');
      await act(telecomHead, `/budget/lines/${lineId}/entries/${entryId}/correct`, {
        ...{ version: 2, amount: '250', onDay: '2026-03-04', ...AMOUNT, reason: 'Ghi thiếu' },
      });
    },
    async () => {
      await act(planner, `/indicators/${indicator.id}/tasks/${survey}/unlink`);
      const changed = { version: await version('target', targetId), why: 'Điều chỉnh', planId };
      await act(planner, `/targets/${targetId}`, { ...changed, ...promise(1200) }, 'PUT');
    },
    async () => {
      const published = {
        period: '2026-Q1',
        asOf: '2026-03-22',
        reason: 'Sơ kết sớm',
        basis: 'TB',
      };
      await act(leader, `/scorecards/${scorecardId}/publish`, published);
      await act(planner, `/budget/lines/${lineId}/close`, { version: 3, reason: 'Hết nhiệm vụ' });
    },
  ];
  return { days };
}
