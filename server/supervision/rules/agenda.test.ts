import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AGENDA_KINDS, type Item, joinAgenda, moveItem } from './agenda.ts';

const item = (key: string, more: Partial<Item> = {}): Item => ({
  ...{ key, kind: 'overdue' as const, taskId: key, dropped: false },
  ...more,
});

describe('an agenda', () => {
  test('puts what asks for a decision before what is late, each task once', () => {
    const drawn = [
      item('a'),
      item('extension-a', { kind: 'extension', taskId: 'a' }),
      item('b', { kind: 'handed_back' }),
    ];
    expect(joinAgenda([], drawn).map(({ key }) => key)).toEqual(['b', 'extension-a']);
  });

  test('drawn again keeps what stands, its order, and what was dropped', () => {
    const standing = [item('own', { kind: 'own', taskId: null }), item('a', { dropped: true })];
    const joined = joinAgenda(standing, [item('a'), item('b')]);
    expect(joined.map(({ key, dropped }) => [key, dropped])).toEqual([
      ['own', false],
      ['a', true],
      ['b', false],
    ]);
  });

  test('drawing twice is drawing once, and no task stands there twice', () => {
    const any = fc.record({
      key: fc.stringMatching(/^[a-f]$/),
      kind: fc.constantFrom(...AGENDA_KINDS),
      taskId: fc.option(fc.stringMatching(/^[1-5]$/), { nil: null }),
      dropped: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any), (drawn) => {
        const once = joinAgenda([], drawn);
        expect(joinAgenda(once, drawn)).toEqual(once);
        const tasks = once.flatMap(({ taskId }) => taskId ?? []);
        expect(new Set(tasks).size).toBe(tasks.length);
      }),
    );
  });

  test('an item moves by one place and none is lost', () => {
    const items = ['a', 'b', 'c'].map((key) => item(key));
    expect(moveItem(items, 'b', -1).map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    expect(moveItem(items, 'c', 1)).toEqual(items);
    expect(moveItem(items, 'x', 1)).toEqual(items);
  });
});
