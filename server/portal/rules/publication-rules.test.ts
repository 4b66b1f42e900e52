import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { editionChanges } from './publication-difference.ts';
import type { PlanFacts, TaskFacts } from './publication-facts.ts';
import { authoritySlug, firstFree, keysFrom, planSlug, slugOf } from './publication-slug.ts';
import { composeSnapshot } from './publication-snapshot.ts';
import {
  PUBLICATION_STAGES,
  PUBLICATION_STATES,
  PUBLICATION_STEPS,
  publicationStepFits,
} from './publication-steps.ts';
import { updateDue } from './update-due.ts';

describe('addresses of publications', () => {
  it.each([
    [{ number: '601/QĐ-BTTTT', issuedOn: '2022-03-31', title: '' }, '601-qd-btttt-2022'],
    [{ number: '150/KH-STTTT', issuedOn: null, title: '' }, '150-kh-stttt'],
    [{ number: '05-2021', issuedOn: '2021-01-02', title: '' }, '05-2021'],
    [{ number: null, issuedOn: null, title: 'Kế hoạch năm' }, 'ke-hoach-nam'],
    [{ number: null, issuedOn: null, title: '…' }, 'ke-hoach'],
  ])('%o is %s', (plan, slug) => expect(planSlug(plan)).toBe(slug));

  it('a body is called as it is spoken of', () => {
    expect(authoritySlug({ shortName: 'Bộ TT&TT', name: '' })).toBe('bo-tttt');
    expect(authoritySlug({ shortName: null, name: 'Tỉnh Đắk Lắk' })).toBe('tinh-dak-lak');
  });

  it('any text gives letters, digits and single hyphens; no address is given twice or to a page', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 5 }), (text, others) => {
        const slug = slugOf(text);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(60);
        const taken = new Set([...others.map(slugOf), slug]);
        const free = firstFree(slug, (each) => taken.has(each));
        expect(taken.has(free)).toBe(false);
      }),
    );
    expect(firstFree('gop-y', () => false)).toBe('gop-y-2');
  });

  it('a thing keeps its key in every edition, and none is given to another', () => {
    const things = fc.uniqueArray(
      fc.record({
        id: fc.nat().map(String),
        label: fc.option(fc.constantFrom('1', '1.2', 'a)', '–')),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(things, things, (first, second) => {
        const one = keysFrom([]);
        const keyed = new Map(
          first.map(({ id, label }, at) => [id, one.keyOf('task', id, label, at + 1)]),
        );
        const two = keysFrom(one.given);
        const later = second.map(
          ({ id, label }, at) => [id, two.keyOf('task', id, label, at + 1)] as const,
        );
        for (const [id, key] of later) expect(keyed.get(id) ?? key).toBe(key);
        const all = new Map([...keyed, ...later]);
        expect(new Set(all.values()).size).toBe(all.size);
      }),
    );
  });
});

/** A task as the inside knows it, with a word in everything that does not go out by default. */
const task = (wordsId: string, more: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ wordsId, parentWordsId: null, label: wordsId, fieldName: 'Viễn thông', units: 1 },
  counts: [{ account: 'closed', dueOn: '2026-06-30', count: 1 }],
  thing: {
    ...{ title: `Việc ${wordsId}`, quote: 'giao Cục Viễn thông', status: 'HT_DUNG_HAN' },
    ...{ officer: 'Lê Thị Cúc', difficulty: 'thiếu người', comment: 'nội bộ', percent: 40 },
    unit: { id: '9', name: 'Cục Viễn thông' },
  },
  parties: [{ role: 'coordinate', unit: { name: 'Vụ Bưu chính' }, duty: 'việc riêng' }],
  ...more,
});
const facts = (tasks: readonly TaskFacts[]): PlanFacts => ({
  ...{ authority: { slug: 'bo-tttt', name: 'Bộ' }, planSlug: '601', version: 1, day: '2026-07-01' },
  ...{ plan: { title: 'Kế hoạch', directiveId: '12' }, phases: [], targets: [], standings: [] },
  ...{ fields: [{ name: 'Viễn thông', declared: 2 }], tasks, files: [], money: [] },
});
const nothing = { rules: {}, leftOut: [], fileIds: [] };

describe('an edition', () => {
  it('shows what goes by default, what was chosen, and counts what stands in it', () => {
    const usual = composeSnapshot(facts([task('1'), task('2')]), nothing, keysFrom([]));
    expect(usual).toMatchObject({
      counts: { total: 2, doneOnTime: 2 },
      fields: [{ name: 'Viễn thông', declared: 2, counts: { total: 2 } }],
      tasks: [{ key: 'nv-1', parent: null, unit: { name: 'Cục Viễn thông' } }, { key: 'nv-2' }],
    });
    for (const inside of ['Lê Thị Cúc', 'thiếu người', 'nội bộ', 'việc riêng', '12']) {
      expect(JSON.stringify(usual)).not.toContain(inside);
    }
    const rules = { also: { task: ['percent' as const] }, without: { task: ['quote' as const] } };
    const [chosen] = composeSnapshot(facts([task('1')]), { ...nothing, rules }, keysFrom([])).tasks;
    expect(chosen).toMatchObject({ percent: 40, title: 'Việc 1' });
    expect(chosen).not.toHaveProperty('quote');
  });

  it('what is left out is gone with all below it, and is counted nowhere', () => {
    const tasks = [
      task('1', { counts: [] }),
      task('2', { parentWordsId: '1' }),
      task('3', { parentWordsId: '2' }),
      task('4'),
    ];
    const leftOut = [{ kind: 'task' as const, ref: '1', reason: 'chưa được phép' }];
    const snapshot = composeSnapshot(facts(tasks), { ...nothing, leftOut }, keysFrom([]));
    expect(snapshot.tasks.map(({ key }) => key)).toEqual(['nv-4']);
    expect(snapshot).toMatchObject({ counts: { total: 1 }, fields: [{ counts: { total: 1 } }] });
    expect(JSON.stringify(snapshot)).not.toContain('chưa được phép');
  });

  it('differs from itself in nothing; every difference names a value that differs', () => {
    const some = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 6 }).map(String),
        title: fc.constantFrom('Việc a', 'Việc b'),
        status: fc.constantFrom('HT_DUNG_HAN', 'DTH_QUA_HAN'),
      }),
      { maxLength: 6 },
    );
    const snapshotOf = (list: readonly { id: string; title: string; status: string }[]) =>
      composeSnapshot(
        facts(
          [...new Map(list.map((each) => [each.id, each])).values()]
            .toSorted((a, b) => a.id.localeCompare(b.id))
            .map(({ id, ...thing }) => task(id, { thing })),
        ),
        nothing,
        keysFrom([]),
      );
    fc.assert(
      fc.property(some, some, (one, two) => {
        const [before, after] = [snapshotOf(one), snapshotOf(two)];
        expect(editionChanges(before, before)).toEqual([]);
        const changes = editionChanges(before, after);
        for (const change of changes) expect(change.before).not.toEqual(change.after);
        // There and back are the same values, the other way round.
        const back = editionChanges(after, before);
        const said = (list: typeof changes, side: 'before' | 'after') =>
          list.map((each) => [each.kind, each.key, each.field, each[side]].join(' ')).sort();
        expect(said(back, 'after')).toEqual(said(changes, 'before'));
        expect(JSON.stringify(before) === JSON.stringify(after) || changes.length > 0).toBe(true);
      }),
    );
  });
});

it.each([
  ['2026-07-31', 'month', '2026-09-01'],
  ['2026-07-15', 'month', '2026-08-01'],
  ['2026-09-30', 'quarter', '2027-01-01'],
  ['2026-12-31', 'none', null],
] as const)('figures of %s follow each %s from %s on', (cutOff, rhythm, due) => {
  expect(updateDue(asDay(cutOff), rhythm)).toBe(due);
});

it('whoever prepares never approves by the same right, and every step leaves a stage that has a way on', () => {
  for (const { right } of [
    PUBLICATION_STEPS.return,
    PUBLICATION_STEPS.approve,
    PUBLICATION_STEPS.withdraw,
  ]) {
    expect(right).toBe('publication.approve');
  }
  for (const stage of PUBLICATION_STAGES) {
    for (const state of PUBLICATION_STATES) {
      const open = Object.keys(PUBLICATION_STEPS).filter((step) =>
        publicationStepFits(step as keyof typeof PUBLICATION_STEPS, { state, stage }),
      );
      expect(open.length).toBeGreaterThan(0);
    }
  }
});
