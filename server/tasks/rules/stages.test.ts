import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { workingDaysBetween } from '../../calendar/rules/working-days.ts';
import { areStagesSound, stageLate, stagesBack } from './stages.ts';
import { guessKind, kindsOf, USUAL_KINDS } from './task-kinds.ts';

const TODAY = asDay('2026-03-02');

describe('stages counted back from the deadline', () => {
  const usual = fc.constantFrom(...USUAL_KINDS);
  const ahead = fc.integer({ min: 0, max: 500 }).map((days) => addDays(TODAY, days));

  it('stand in order between today and the deadline, the last on it', () => {
    fc.assert(
      fc.property(usual, ahead, ({ stages }, deadline) => {
        const plan = stagesBack(stages, deadline, TODAY);
        const days = plan.stages.map(({ dueOn }) => dueOn);
        expect(plan.stages.map(({ stage }) => stage)).toEqual(stages.map(({ key }) => key));
        expect(areStagesSound(days, deadline)).toBe(true);
        expect(days.every((day) => day >= TODAY)).toBe(true);
        expect(days.at(-1)).toBe(deadline);
      }),
    );
  });

  it('leave each stage its working days where there is time, above all the leader’s', () => {
    fc.assert(
      fc.property(usual, ahead, ({ stages }, deadline) => {
        const plan = stagesBack(stages, deadline, TODAY);
        if (plan.isTight) return;
        plan.stages.slice(1).forEach(({ dueOn }, index) => {
          const before = plan.stages[index]?.dueOn ?? TODAY;
          // A deadline on a day off leaves the working days before it.
          const given = workingDaysBetween(before, dueOn);
          expect(given).toBeGreaterThanOrEqual((stages[index + 1]?.days ?? 0) - 1);
        });
      }),
    );
  });

  it('say so where the time is too short', () => {
    const stages = USUAL_KINDS[0]?.stages ?? [];
    expect(stagesBack(stages, addDays(TODAY, 14), TODAY).isTight).toBe(true);
    expect(stagesBack(stages, addDays(TODAY, 400), TODAY).isTight).toBe(false);
  });

  it('are late from the day after', () => {
    const dueOn = asDay('2026-03-10');
    expect(stageLate({ dueOn, doneOn: null }, dueOn)).toBe(0);
    expect(stageLate({ dueOn, doneOn: null }, addDays(dueOn, 2))).toBe(2);
    expect(stageLate({ dueOn, doneOn: addDays(dueOn, 1) }, addDays(dueOn, 90))).toBe(1);
  });
});

describe('the kind of a task', () => {
  it.each([
    ['Xây dựng Nghị định quy định về quản lý tên miền', 'legal_document'],
    ['Ban hành Thông tư hướng dẫn Nghị định 91', 'circular'],
    ['Trình Thủ tướng Chính phủ Đề án phát triển hạ tầng số', 'scheme'],
    ['Sửa đổi, bổ sung Luật Viễn thông', 'legal_document'],
    ['Xây dựng Kế hoạch triển khai Nghị quyết', 'document'],
    ['XÂY DỰNG NGHỊ ĐỊNH VỀ ĐỊNH DANH', 'legal_document'],
    ['Triển khai Nghị định 91 về chống thư rác', null],
    ['Rà soát danh mục hạ tầng', null],
    ['Tổ chức hội nghị sơ kết', null],
  ])('%s → %s', (title, kind) => {
    expect(guessKind(title)).toBe(kind);
  });

  it('has the lengths of the authority where it set some, the usual ones otherwise', () => {
    const own = new Map([['circular', [{ key: 'drafted', days: 7 }]]]);
    const kinds = kindsOf(own);
    const circular = kinds.find(({ key }) => key === 'circular');
    expect(circular).toMatchObject({
      isOwn: true,
      stages: [{ days: 7 }, { days: 20 }, {}, {}, {}],
    });
    expect(kinds.filter(({ isOwn }) => isOwn)).toHaveLength(1);
  });
});
