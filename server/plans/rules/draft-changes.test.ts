import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, DraftChange, DraftTask } from '../contract.ts';
import { aDraft, aTask, aUnit } from '../testing/drafts.ts';
import { applyChanges, type Carried, carryOver, changesOf } from './draft-changes.ts';
import { same } from './draft-difference.ts';

const START = aDraft({ tasks: ['t1', 't2', 't3', 't4'].map((key) => aTask(key)) });

const patch = (draft: Draft, key: string, change: Partial<DraftTask>): Draft => ({
  ...draft,
  tasks: draft.tasks.map((task) => (task.key === key ? { ...task, ...change } : task)),
});
const keys = (draft: Draft) => draft.tasks.map(({ key }) => key);
const without = (draft: Draft, key: string): Draft => ({
  ...draft,
  tasks: draft.tasks.filter((task) => task.key !== key),
});

describe('what one version changed of another', () => {
  it('names fields of items, items that come and go, and values of the identity', () => {
    const next = patch(without(START, 't4'), 't2', { title: 'Lập sổ', state: 'confirmed' });
    const identity = { ...next.identity, number: '9/QĐ', spans: { number: { start: 1, end: 4 } } };
    const tasks = next.tasks.toSpliced(1, 0, aTask('t9'));
    expect(changesOf(START, { ...next, identity, tasks }).map(({ at }) => at)).toEqual([
      'identity.number',
      'identity.spans.number',
      'tasks.t4',
      'tasks.t2.title',
      'tasks.t2.state',
      'tasks.t9',
    ]);
  });

  it('takes lists inside an item for one value each, whatever they hold', () => {
    const lead = [aUnit('9'), aUnit('8')];
    const next = patch(START, 't2', { lead, coord: [aUnit('7')], path: ['II', '1'] });
    expect(applyChanges(START, changesOf(START, next), 'agreed')).toEqual({
      draft: next,
      refused: [],
    });
  });

  it('puts an item that comes behind the one it stood behind', () => {
    const mine = { ...START, tasks: START.tasks.toSpliced(2, 0, aTask('t9')) };
    const theirs = without(START, 't1');
    const { draft } = applyChanges(theirs, changesOf(START, mine), 'agreed');
    expect(keys(draft)).toEqual(['t2', 't9', 't3', 't4']);
  });

  it('takes a changed order over and leaves what is new where it came', () => {
    const mine = { ...START, tasks: START.tasks.toReversed() };
    const theirs = { ...START, tasks: START.tasks.toSpliced(1, 0, aTask('t9')) };
    const { draft } = applyChanges(theirs, changesOf(START, mine), 'agreed');
    expect(keys(draft)).toEqual(['t4', 't3', 't2', 't1', 't9']);
  });

  it('refuses a field that says something else by now, and an item that is gone', () => {
    const mine = patch(patch(START, 't1', { title: 'Của tôi' }), 't2', { title: 'Cũng của tôi' });
    const theirs = without(patch(START, 't1', { title: 'Của người khác' }), 't2');
    const { draft, refused } = applyChanges(theirs, changesOf(START, mine), 'agreed');
    expect(draft).toEqual(theirs);
    expect(refused).toEqual([
      { field: 'tasks.t1.title', yours: 'Của tôi', saved: 'Của người khác' },
      { field: 'tasks.t2', yours: 'Cũng của tôi', saved: null },
    ]);
  });

  it('keeps words in hand when somebody else changed or took away their place', () => {
    const mine = patch(patch(START, 't1', { title: 'Của tôi' }), 't2', { title: 'Cũng của tôi' });
    const theirs = without(patch(START, 't1', { title: 'Của người khác' }), 't2');
    const carried = carryOver(START, mine, theirs);
    expect(carried.draft.tasks.find(({ key }) => key === 't1')?.title).toBe('Của tôi');
    expect(carried.draft.tasks.find(({ key }) => key === 't2')?.title).toBe('Cũng của tôi');
    // They are still to be saved, and the saving will ask.
    const { refused } = applyChanges(theirs, changesOf(carried.base, carried.draft), 'agreed');
    expect(refused.map(({ field }) => field)).toEqual(['tasks.t1.title', 'tasks.t2']);
  });
});

type Change = Partial<Pick<DraftTask, 'title' | 'state' | 'label' | 'lead' | 'path'>>;
type Step =
  | { readonly who: 0 | 1; readonly does: 'change'; readonly item: number; readonly to: Change }
  | { readonly who: 0 | 1; readonly does: 'add' | 'remove'; readonly item: number }
  | { readonly who: 0 | 1; readonly does: 'save' }
  | { readonly who: 0 | 1; readonly does: 'hear' };
type Edit = Exclude<Step, { does: 'save' | 'hear' }>;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      who: fc.constantFrom<0 | 1>(0, 1),
      does: fc.constant('change' as const),
      item: fc.nat(5),
      to: fc.oneof(
        fc.record({ title: fc.constantFrom('một', 'hai', 'ba', 'bốn') }),
        fc.record({ state: fc.constantFrom('confirmed' as const, 'rejected' as const) }),
        fc.record({ label: fc.constantFrom('a', 'b', null) }),
        fc.record({ path: fc.subarray(['I', '1', 'a']) }),
        fc.record({ lead: fc.subarray([aUnit('1'), aUnit('2')]) }),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      who: fc.constantFrom<0 | 1>(0, 1),
      does: fc.constantFrom('add' as const, 'remove' as const),
      item: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      who: fc.constantFrom<0 | 1>(0, 1),
      does: fc.constantFrom('save' as const, 'hear' as const),
    }),
  },
);

/** The server, and two pages that save on it. */
class Together {
  saved = START;
  readonly pages: [Carried, Carried] = [
    { draft: START, base: START },
    { draft: START, base: START },
  ];
  refusals = 0;

  save(who: 0 | 1, choose: 'mine' | 'saved'): void {
    const page = this.pages[who];
    const changes = changesOf(page.base, page.draft);
    const { draft, refused } = applyChanges(this.saved, changes, 'agreed');
    if (refused.length > 0) {
      this.refusals += 1;
      this.settle(who, refused, choose);
      this.save(who, choose);
      return;
    }
    // Nothing that this officer has not seen is overwritten.
    for (const change of changes) {
      const before = changesOf(page.base, this.saved).find(({ at }) => at === change.at);
      if (before) expect(same(before.now, change.now)).toBe(true);
    }
    this.saved = draft;
    this.hear(who);
  }

  hear(who: 0 | 1): void {
    const page = this.pages[who];
    this.pages[who] = carryOver(page.base, page.draft, this.saved);
  }

  /** The officer looks at both and decides; the decision rests on what stands there now. */
  private settle(
    who: 0 | 1,
    refused: readonly { readonly field: string; readonly saved: unknown }[],
    choose: 'mine' | 'saved',
  ): void {
    const places = refused.map(({ field }) => field);
    const asSaved = changesOf(this.pages[who].base, this.saved);
    const there = (at: string) =>
      places.some((place) => at === place || at.startsWith(`${place}.`));
    const seen: DraftChange[] = asSaved.filter(({ at }) => there(at) || places.includes(at));
    const { base, draft } = this.pages[who];
    this.pages[who] = {
      base: applyChanges(base, seen, 'all').draft,
      draft: choose === 'saved' ? applyChanges(draft, seen, 'all').draft : draft,
    };
  }
}

describe('two officers in one draft', () => {
  let made = 0;
  function does(draft: Draft, one: Edit, mine: readonly string[]): Draft {
    const key = mine[one.item % Math.max(mine.length, 1)];
    if (one.does === 'add') {
      made += 1;
      return { ...draft, tasks: [...draft.tasks, aTask(`t9-${one.who}-${made}`)] };
    }
    if (key === undefined) return draft;
    return one.does === 'change' ? patch(draft, key, one.to) : without(draft, key);
  }

  it('lose nothing and never meet while they work on different items, however they take turns', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const together = new Together();
        for (const one of steps) {
          if (one.does === 'save') together.save(one.who, 'saved');
          else if (one.does === 'hear') together.hear(one.who);
          else {
            const page = together.pages[one.who];
            const own: string[] = keys(page.draft).filter((key) =>
              key.startsWith('t9')
                ? key.startsWith(`t9-${one.who}`)
                : Number(key[1]) % 2 === one.who,
            );
            together.pages[one.who] = { ...page, draft: does(page.draft, one, own) };
          }
        }
        const own = together.pages.map(({ draft }) => draft);
        for (const who of [0, 1, 0] as const) together.save(who, 'saved');
        expect(together.refusals).toBe(0);
        for (const who of [0, 1] as const) {
          const of = (draft: Draft | undefined) =>
            (draft?.tasks ?? [])
              .filter(({ key }) =>
                key.startsWith('t9') ? key.startsWith(`t9-${who}`) : Number(key[1]) % 2 === who,
              )
              .toSorted((a, b) => a.key.localeCompare(b.key));
          expect(of(together.saved)).toEqual(of(own[who]));
        }
        expect(together.pages[0].draft.tasks).toHaveLength(together.saved.tasks.length);
      }),
      { numRuns: 300 },
    );
  });

  it('overwrite nothing that they have not seen where they meet, and agree in the end', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.constantFrom<'mine' | 'saved'>('mine', 'saved'), { minLength: 1 }),
        (steps, choices) => {
          const together = new Together();
          let turn = 0;
          const choice = () => choices[turn++ % choices.length] ?? 'saved';
          for (const one of steps) {
            if (one.does === 'save') together.save(one.who, choice());
            else if (one.does === 'hear') together.hear(one.who);
            else {
              const page = together.pages[one.who];
              const draft = does(page.draft, one, keys(page.draft));
              together.pages[one.who] = { ...page, draft };
            }
          }
          for (const who of [0, 1] as const) together.save(who, choice());
          together.hear(0);
          expect(together.pages[0].draft).toEqual(together.saved);
          expect(together.pages[1].draft).toEqual(together.saved);
        },
      ),
      { numRuns: 300 },
    );
  });
});
