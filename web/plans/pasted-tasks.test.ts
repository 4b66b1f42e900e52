import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../server/plans/rules/check-draft.ts';
import { addPasted, keepPlaces, missingPlaces, readPasted } from './pasted-tasks.ts';
import { sampleDraft } from './testing/sample-draft.ts';

describe('a list pasted from a sheet', () => {
  it('is read by columns, headings and row numbers left out', () => {
    const { tasks, faults } = readPasted(
      'STT\tNhiệm vụ\tĐơn vị chủ trì\n1\tLập danh mục\tSở Tài chính; Sở Y tế\t\tquý IV/2024\tDanh mục\n',
    );
    expect(faults).toEqual([]);
    expect(tasks).toMatchObject([
      { title: 'Lập danh mục', lead: ['Sở Tài chính', 'Sở Y tế'], deadline: 'quý IV/2024' },
    ]);
  });
  it('says every fault at once, with its line', () => {
    const { faults } = readPasted('Lập danh mục\t\t\tQ5/2022\n\tSở Tài chính\nTốt\t\t\t31/02/2022');
    expect(faults.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '1 deadline',
      '2 title',
      '3 deadline',
    ]);
  });
  it('takes headed columns by their labels and asks about the others', () => {
    const text = 'Đầu mối\tHạn\tNội dung\tSản phẩm\nSở Y tế\tq4 2024\tLập sổ\tSổ';
    const first = readPasted(text);
    expect(first.unread).toEqual(['Đầu mối']);
    const { tasks, unread } = readPasted(text, new Map([['dau moi', 'lead']]));
    expect(unread).toEqual([]);
    expect(tasks).toMatchObject([{ title: 'Lập sổ', lead: ['Sở Y tế'], product: 'Sổ' }]);
  });
  it('leaves a task without lead to the issuer, as understood', () => {
    const { tasks } = readPasted('Việc một\nViệc hai\tSở Tài chính\t\tq4 2024');
    const { draft } = addPasted(tasks, null)(sampleDraft());
    const [one, two] = draft.tasks.slice(-2);
    expect(one?.lead).toMatchObject([{ unitId: '1', implied: true }]);
    expect(two?.deadline?.dueOn).toBe('2024-12-31');
    expect(new Set(draft.tasks.map(({ key }) => key)).size).toBe(draft.tasks.length);
  });
});

describe('tasks that are declared and not listed', () => {
  const field = (key: string, declaredCount: number | null) => ({
    key,
    name: key,
    declaredCount,
    span: { start: 0, end: 4 },
    confidence: 0.9,
    rule: null,
  });
  it('get a place each, so that the plan counts what the text counts', () => {
    const before = {
      ...sampleDraft(),
      fields: [field('f1', 8), field('f2', null), field('f3', 2)],
    };
    const { draft } = keepPlaces((name, number) => `${name} ${number}`)(before);
    expect(draft.tasks).toHaveLength(before.tasks.length + 10);
    expect(missingPlaces(draft)).toEqual([]);
    expect(draft.tasks.at(-1)).toMatchObject({ title: 'f3 2', span: { start: 0, end: 4 } });
    // Who leads is not made up: each is a task that still wants its lead.
    const blocks = checkDraft(draft).filter((each) => each.blocks && each.field === 'lead');
    expect(blocks).toHaveLength(10);
  });
  it('are filled by the list when it comes, one place each, and only what is left over is added', () => {
    const before = { ...sampleDraft(), fields: [field('f1', 2)] };
    const kept = keepPlaces((name, number) => `${name} ${number}`)(before).draft;
    const { tasks } = readPasted('Việc một\tSở Tài chính\nViệc hai\nViệc ba');
    const { draft } = addPasted(tasks, 'f1')(kept);
    expect(draft.tasks).toHaveLength(kept.tasks.length + 1);
    const under = draft.tasks.filter(({ fieldKey }) => fieldKey === 'f1');
    expect(under.map(({ title }) => title)).toEqual(['Việc một', 'Việc hai', 'Việc ba']);
    expect(under.slice(0, 2).map(({ key }) => key)).toEqual(
      kept.tasks.slice(-2).map(({ key }) => key),
    );
  });
});
