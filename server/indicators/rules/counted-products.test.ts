import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { countBetween, countOnce, namedOnce, type ProductTask, sum } from './counted-once.ts';
import { namedProducts } from './counted-words.ts';

describe('products named in words', () => {
  it.each([
    ['03 quy hoạch, 05 kế hoạch, 10 văn bản quy phạm pháp luật', null, 18, true],
    ['03 quy hoạch, 05 kế hoạch, 10 văn bản quy phạm pháp luật', 'kế hoạch', 5, true],
    ['03 quy hoạch và 05 kế hoạch', 'Quy hoach', 3, true],
    ['10 dự thảo văn bản', 'văn bản', 10, true],
    ['ít nhất 1.200 hộ', 'hộ', 1200, true],
    ['Quyết định giao vốn', null, 1, false],
    ['Kế hoạch triển khai', 'kế hoạch', 1, false],
    ['Quyết định phê duyệt quy hoạch', 'quy hoạch', 0, false],
    ['03 quy hoạch', 'kế hoạch', 0, false],
    ['bộ chỉ số và bảng xếp hạng', null, 1, false],
    ['', null, 0, false],
    [null, null, 0, false],
  ])('%j asked for %j: %d', (words, kind, named, numbered) => {
    expect(namedProducts(words, kind)).toEqual({ named, numbered });
  });
});

const ON = asDay('2013-06-30');
const END = asDay('2013-12-31');
const task = (id: string, more: Partial<ProductTask> = {}): ProductTask => ({
  ...{
    id,
    wholeIds: [],
    isGroup: false,
    acceptedOn: ON,
    named: 1,
    numbered: false,
    reported: null,
  },
  ...more,
});
const count = (...tasks: ProductTask[]) => sum(countOnce(tasks, END));

describe('accepted products', () => {
  it('count their number once accepted, or what was reported of it', () => {
    expect(count(task('a', { named: 3, numbered: true }))).toBe(3);
    expect(count(task('a', { named: 3, numbered: true, reported: 2 }))).toBe(2);
    expect(count(task('a', { acceptedOn: null }))).toBe(0);
    expect(count(task('a', { acceptedOn: asDay('2014-01-01') }))).toBe(0);
  });

  it('count at the whole once it is accepted, at its parts before, never at both', () => {
    const parts = [task('b', { wholeIds: ['a'] }), task('c', { wholeIds: ['a'] })];
    const whole = task('a', { named: 3, numbered: true });
    expect(count({ ...whole, acceptedOn: null }, ...parts)).toBe(2);
    expect(count(whole, ...parts)).toBe(3);
    expect(count(task('a', { acceptedOn: null }), ...parts)).toBe(1);
  });

  it('of a group: no more than its number, or one for each of its units', () => {
    const parts = ['b', 'c', 'd'].map((id) => task(id, { wholeIds: ['a'] }));
    expect(count(task('a', { isGroup: true }), ...parts)).toBe(3);
    const numbered = parts.map((part) => ({ ...part, named: 2, numbered: true }));
    expect(count(task('a', { isGroup: true, named: 2, numbered: true }), ...numbered)).toBe(2);
  });

  it('are not counted again by a task that serves another', () => {
    expect(count(task('a'), task('b', { wholeIds: ['a'] }))).toBe(1);
    expect(count(task('a', { wholeIds: ['b'] }), task('b', { wholeIds: ['a'] }))).toBe(1);
  });

  it('are named apart from what is found', () => {
    const tasks = [
      task('a', { named: 5, numbered: true, acceptedOn: null }),
      task('b', { named: 2, numbered: true, wholeIds: ['a'] }),
    ];
    expect([namedOnce(tasks), count(...tasks)]).toEqual([5, 2]);
  });
});

const DAYS = ['2012-05-01', '2012-11-30', '2013-06-30', '2014-01-15'].map(asDay);
/** Trees of up to twelve tasks, some of which serve others too. */
const someTasks = fc
  .array(
    fc.record({
      named: fc.integer({ min: 0, max: 6 }),
      numbered: fc.boolean(),
      isGroup: fc.boolean(),
      acceptedOn: fc.option(fc.constantFrom(...DAYS)),
      reported: fc.option(fc.integer({ min: 0, max: 6 })),
      above: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(
      ({ above, ...draft }, at): ProductTask => ({
        ...draft,
        id: String(at),
        wholeIds: above.map(String),
      }),
    ),
  );

describe('nothing is counted twice', () => {
  it('no task stands on two lines, and the same tasks twice count as once', () => {
    fc.assert(
      fc.property(someTasks, (tasks) => {
        const lines = countOnce(tasks, END);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        expect(countOnce([...tasks, ...tasks], END)).toEqual(lines);
      }),
    );
  });

  it('a part of an accepted whole adds nothing, whatever it names', () => {
    fc.assert(
      fc.property(someTasks, fc.integer({ min: 0, max: 11 }), (tasks, at) => {
        const whole = tasks[at % tasks.length];
        if (!whole || whole.isGroup || whole.named === 0 || whole.acceptedOn === null) return;
        const part = task('part', { wholeIds: [whole.id], named: 9, numbered: true });
        const until = asDay('2015-01-01');
        expect(countOnce([...tasks, part], until)).toEqual(countOnce(tasks, until));
      }),
    );
  });

  it('years that follow one another add up to the whole time', () => {
    fc.assert(
      fc.property(someTasks, (tasks) => {
        const year = (of: number) =>
          countBetween(tasks, asDay(`${of}-01-01`), asDay(`${of}-12-31`));
        const all = countBetween(tasks, null, asDay('2014-12-31'));
        expect(year(2012) + year(2013) + year(2014)).toBe(all);
      }),
    );
  });
});
