import { expect, test } from 'vitest';
import { BRANCH, treeLines, treeMove } from './tree-lines.ts';

const unit = (id: string, childCount = 0) => ({ id, name: `Đơn vị ${id}`, childCount });
const state = {
  open: new Set<string>(),
  children: new Map([
    ['bo', [unit('cuc', 1), unit('vu')]],
    ['cuc', [unit('phong')]],
  ]),
  whole: new Set<string>(),
};
const shown = (open: string[]) =>
  treeLines(unit('bo', 2), { ...state, open: new Set(open) }).map(
    ({ unit, depth }) => `${'>'.repeat(depth)}${unit.id}`,
  );

test('folded branches hide what is below them', () => {
  expect(shown([])).toEqual(['bo']);
  expect(shown(['bo'])).toEqual(['bo', '>cuc', '>vu']);
  expect(shown(['bo', 'cuc'])).toEqual(['bo', '>cuc', '>>phong', '>vu']);
  expect(shown(['cuc'])).toEqual(['bo']);
});

test('a long branch says how many more there are, and shows them when asked', () => {
  const communes = Array.from({ length: BRANCH + 26 }, (_, at) => unit(`xa${at}`));
  const long = { open: new Set(['tinh']), children: new Map([['tinh', communes]]) };
  const part = treeLines(unit('tinh', 126), { ...long, whole: new Set() });
  expect(part).toHaveLength(BRANCH + 1);
  expect(part.at(-1)?.hidden).toEqual({ under: 'tinh', count: 26 });
  const all = treeLines(unit('tinh', 126), { ...long, whole: new Set(['tinh']) });
  expect(all).toHaveLength(BRANCH + 27);
  expect(all.at(-1)?.hidden).toBeNull();
});

test('arrows open, enter, leave and fold branches', () => {
  const open = new Set(['bo', 'cuc']);
  const lines = treeLines(unit('bo', 2), { ...state, open });
  const move = (from: string, key: string) => {
    const found = treeMove(lines, from, key, open);
    return found && `${found.kind} ${found.unit.id}`;
  };
  expect(move('bo', 'ArrowDown')).toBe('focus cuc');
  expect(move('cuc', 'ArrowRight')).toBe('focus phong');
  expect(move('phong', 'ArrowLeft')).toBe('focus cuc');
  expect(move('cuc', 'ArrowLeft')).toBe('fold cuc');
  expect(move('vu', 'ArrowRight')).toBeNull();
  expect(move('vu', 'ArrowDown')).toBeNull();
  expect(move('phong', 'End')).toBe('focus vu');
  expect(treeMove(lines, 'cuc', 'ArrowRight', new Set(['bo']))).toEqual({
    kind: 'open',
    unit: unit('cuc', 1),
  });
});
