import { describe, expect, it } from 'vitest';
import { fillColumn } from './table-columns.ts';
import { sampleDraft } from './testing/sample-draft.ts';

describe('a column that somebody has explained', () => {
  const draft = sampleDraft();
  const key = draft.tasks[0]?.key ?? '';
  const column = (value: string) => ({ label: 'Đầu mối', cells: [{ key, value }] });
  const explained = (value: string, means: Parameters<typeof fillColumn>[1]) =>
    fillColumn(column(value), means)(draft).draft;

  it('gives its cells to the tasks of its lines and to no other', () => {
    const { tasks } = explained('Cục A; Sở Lao động, Thương binh và Xã hội, Vụ B', 'lead');
    expect(tasks[0]?.lead.map(({ written }) => written)).toEqual([
      'Cục A',
      'Sở Lao động, Thương binh và Xã hội',
      'Vụ B',
    ]);
    expect(tasks.slice(1)).toEqual(draft.tasks.slice(1));
  });
  it('keeps words that are no day as words', () => {
    expect(explained('q4 2026', 'deadline').tasks[0]?.deadline?.dueOn).toBe('2026-12-31');
    expect(explained('tuỳ 99/99', 'deadline').tasks[0]?.deadline).toMatchObject({
      raw: 'tuỳ 99/99',
      dueOn: null,
    });
  });
  it('makes a field of a new name once', () => {
    const made = explained('Một lĩnh vực mới', 'field');
    expect(made.fields).toHaveLength(draft.fields.length + 1);
    expect(made.tasks[0]?.fieldKey).toBe(made.fields.at(-1)?.key);
  });
  it('changes nothing when the column is left out', () => {
    expect(explained('x', 'none')).toBe(draft);
  });
});
