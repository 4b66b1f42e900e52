import { describe, expect, it } from 'vitest';
import type { Directive } from '../../server/directives/contract.ts';
import { outlineOf } from './outline-of.ts';

const clause = (id: string, parentId: string | null, start: number, end: number) => ({
  id,
  parentId,
  level: parentId === null ? 0 : 1,
  label: id,
  heading: '',
  span: { start, end },
  taskCount: 0,
});
const task = (wordsId: string, start: number | null): Directive['tasks'][number] => ({
  wordsId,
  taskId: wordsId,
  label: null,
  title: wordsId,
  span: start === null ? null : { start, end: start + 5 },
  open: 1,
  total: 1,
  notAccepted: 0,
});
const said = (directive: Pick<Directive, 'outline' | 'tasks'>) =>
  outlineOf(directive).map((line) =>
    line.type === 'clause'
      ? `${line.clause.id}@${line.depth}`
      : `- ${line.task.title}@${line.depth}`,
  );

describe('the outline of a plan', () => {
  it('puts tasks under their clause in the order of the text, and leaves clauses without work out', () => {
    const outline = [
      clause('I', null, 0, 100),
      clause('II', null, 100, 200),
      clause('II.1', 'II', 110, 200),
    ];
    expect(said({ outline, tasks: [task('b', 50), task('a', 20), task('c', 120)] })).toEqual([
      'I@0',
      '- a@1',
      '- b@1',
      'II@0',
      '- c@1',
    ]);
  });
  it('keeps tasks that stand in no clause, first', () => {
    expect(said({ outline: [], tasks: [task('typed', null), task('read', 3)] })).toEqual([
      '- typed@0',
      '- read@0',
    ]);
  });
});
