import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, DraftProblem } from '../contract.ts';
import { aClass, aDraft, aTask, aUnit, deadlineOn } from '../testing/drafts.ts';
import { checkDraft } from './check-draft.ts';

const codes = (draft: Draft) => checkDraft(draft).map(({ code }) => code);
const blocking = (draft: Draft) => checkDraft(draft).filter(({ blocks }) => blocks);
const first = (draft: Draft): DraftProblem | undefined => checkDraft(draft)[0];
const identity = aDraft().identity;

describe('what stops the issue of a draft', () => {
  it('is nothing for a draft with issuer, number, lead and a deadline after the day of issue', () => {
    expect(checkDraft(aDraft())).toEqual([]);
  });

  it.each([
    ['no issuer', { identity: { ...identity, issuer: null } }, 'NO_ISSUER'],
    [
      'an issuer that the register does not know',
      { identity: { ...identity, issuer: { ...aUnit('1', 'Bộ Xa'), unitId: null } } },
      'ISSUER_NOT_MATCHED',
    ],
    ['no number', { identity: { ...identity, number: ' ' } }, 'NO_NUMBER'],
    ['a task without lead', { tasks: [aTask('t1', { lead: [] })] }, 'NO_LEAD'],
    [
      'a lead that the register does not know',
      { tasks: [aTask('t1', { lead: [{ ...aUnit('9'), unitId: null }] })] },
      'LEAD_NOT_MATCHED',
    ],
    [
      'a class of bodies without members',
      { tasks: [aTask('t1', { lead: [aClass([])] })] },
      'CLASS_EMPTY',
    ],
    ['a task without work', { tasks: [aTask('t1', { title: ' ', quote: '' })] }, 'NO_WORK'],
  ])('%s', (_name, change, code) => {
    expect(blocking(aDraft(change)).map((problem) => problem.code)).toContain(code);
  });

  it('lets a document without number pass when the officer says so', () => {
    expect(
      codes(aDraft({ identity: { ...identity, number: null, unnumbered: true } })),
    ).not.toContain('NO_NUMBER');
  });

  it('asks to choose where a name fits two units', () => {
    const twins = [
      { id: '5', name: 'Phòng VHTT', shortName: null, path: ['Quận A'] },
      { id: '6', name: 'Phòng VHTT', shortName: null, path: ['Quận B'] },
    ];
    const lead = [{ ...aUnit('5', 'Phòng VHTT'), unitId: null, twins }];
    expect(first(aDraft({ tasks: [aTask('t1', { lead })] }))).toMatchObject({
      code: 'TWO_MATCH',
      blocks: true,
      key: 't1',
      vi: "'Phòng VHTT' khớp 2 đơn vị. Chọn một.",
    });
  });

  it('names the task by its own number', () => {
    const task = aTask('t9', { label: 'Nhiệm vụ 7:', lead: [] });
    expect(first(aDraft({ tasks: [task] }))?.vi).toBe(
      'Nhiệm vụ 7 chưa có chủ trì. Chọn một đơn vị.',
    );
  });

  it('is a deadline before the day of issue, until the reason is written', () => {
    const early = aTask('t1', { deadline: deadlineOn('2022-03-15') });
    const issued = { ...identity, issuedOn: '2022-03-31' };
    expect(first(aDraft({ identity: issued, tasks: [early] }))?.vi).toBe(
      'Hạn 15/03/2022 trước ngày ban hành 31/03/2022. Sửa hạn hoặc ghi lý do.',
    );
    const explained = { ...early, earlyReason: 'Đã làm trước theo công điện' };
    expect(blocking(aDraft({ identity: issued, tasks: [explained] }))).toEqual([]);
  });

  it('is never anything about a rejected task', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (noLead, noWork, undated) => {
        const task = aTask('t2', {
          state: 'rejected',
          confidence: 0.1,
          ...(noLead ? { lead: [] } : {}),
          ...(noWork ? { title: '', quote: '' } : {}),
          ...(undated ? { deadline: null } : {}),
        });
        expect(checkDraft(aDraft({ tasks: [aTask('t1'), task] }))).toEqual([]);
      }),
    );
  });
});

describe('what the officer should know besides', () => {
  it('is how the declared counts compare with what was read, field by field and in all', () => {
    const counts = [8, 40, 16, 39, 20, 31, 39, null, null];
    const fields = counts.map((declaredCount, index) => ({
      key: `f${index + 1}`,
      name: `Lĩnh vực ${index + 1}`,
      declaredCount,
      span: null,
      confidence: 1,
      rule: null,
    }));
    const problems = checkDraft(
      aDraft({ fields, tasks: [], declared: { tasks: null, fields: 9 } }),
    );
    expect(problems.every(({ blocks }) => !blocks)).toBe(true);
    expect(problems[0]?.vi).toBe(
      'Văn bản nêu 193 nhiệm vụ trong 7 lĩnh vực, 2 lĩnh vực không nêu số; đọc được 0.',
    );
    expect(problems.filter(({ code }) => code === 'FIELD_COUNT_DIFFERS')).toHaveLength(7);
    expect(problems[1]?.vi).toBe('Lĩnh vực Lĩnh vực 1: văn bản nêu 8, đọc được 0.');
  });

  it('is silent where a text declares six tasks and six were read', () => {
    const tasks = [1, 2, 3, 4, 5, 6].map((n) => aTask(`t${n}`));
    expect(codes(aDraft({ tasks, declared: { tasks: 6, fields: null } }))).toEqual([]);
    expect(codes(aDraft({ tasks, declared: { tasks: 8, fields: null } }))).toEqual([
      'COUNT_DIFFERS',
    ]);
  });

  it('is what has no deadline, what was only guessed, what was not understood, what is unclear', () => {
    const draft = aDraft({
      tasks: [aTask('t1', { deadline: null, product: null, confidence: 0.4 })],
      notUnderstood: [
        { key: 'x1', span: { start: 0, end: 4 }, reason: 'date-without-task', settled: false },
        { key: 'x2', span: { start: 5, end: 9 }, reason: 'unread-paragraph', settled: true },
      ],
    });
    expect(codes(draft)).toEqual(['NO_DEADLINE', 'POINTS_MISSING', 'GUESSED', 'NOT_UNDERSTOOD']);
    expect(blocking(draft)).toEqual([]);
    expect(checkDraft(draft)[1]?.vi).toBe('Nhiệm vụ 1 mới rõ 4/6, thiếu: thời gian, sản phẩm.');
  });

  it('is not a guess any more once someone has confirmed it', () => {
    const task = aTask('t1', { confidence: 0.2, state: 'confirmed' });
    expect(codes(aDraft({ tasks: [task] }))).toEqual([]);
  });
});
