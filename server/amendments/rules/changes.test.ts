import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Change, Value } from '../value-contract.ts';
import { decidedOf, doubles, fitsKind, inOrder, sameValue } from './changes.ts';
import { CHANGE_KINDS, clash, KINDS, kindRule } from './kinds.ts';
import { AMENDMENT_STATES, AMENDMENT_STEPS, stepFits } from './steps.ts';

const by = { words: '', by: '1', at: '2026-03-02T01:00:00Z' };
const words = (text: string): Value => ({ as: 'words', words: text });
const change = (kind: Change['kind'], thingId: string | null, more: Partial<Change> = {}) =>
  Change.parse({
    ...{ key: `${kind} ${thingId}`, kind, thingId, after: null, reason: 'Lý do', before: null },
    ...{ place: '', title: '', opinion: null, decision: null, merged: null, outcome: null },
    ...{ held: null, span: null, ...more },
  });
const anyChange = fc
  .tuple(fc.constantFrom(...CHANGE_KINDS), fc.constantFrom('1', '2', '3'))
  .map(([kind, id]) => change(kind, 'adds' in KINDS[kind] ? null : id));

describe('changes of a plan', () => {
  it('clash where they touch the same field of the same thing, whichever is asked first', () => {
    const [deadline, title] = [change('task_deadline', '1'), change('task_title', '1')];
    expect(clash(deadline, change('task_deadline', '1'))).toBe(true);
    expect(clash(deadline, title)).toBe(false);
    expect(clash(deadline, change('withdraw_task', '1'))).toBe(true);
    expect(clash(change('merge_task', '1'), title)).toBe(true);
    expect(clash(deadline, change('task_deadline', '2'))).toBe(false);
    // A target of the same id is another thing.
    expect(clash(change('withdraw_task', '1'), change('withdraw_target', '1'))).toBe(false);
    expect(clash(change('add_task', null), change('add_task', null))).toBe(false);
    fc.assert(
      fc.property(anyChange, anyChange, (one, other) => {
        expect(clash(one, other)).toBe(clash(other, one));
      }),
    );
  });

  it('say one thing of each field within a proposal', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 6 }), (changes) => {
        const twice = doubles(changes);
        if (twice) expect(clash(...twice)).toBe(true);
        else {
          for (const [at, one] of changes.entries()) {
            expect(changes.slice(at + 1).some((each) => clash(one, each))).toBe(false);
          }
        }
      }),
    );
  });

  it('are applied in an order in which what is new comes first and what ends comes last', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 8 }), (changes) => {
        const ordered = inOrder(changes);
        expect(new Set(ordered)).toEqual(new Set(changes));
        const last = ordered.findLastIndex(({ kind }) => kindRule(kind).adds === true);
        const first = ordered.findIndex(({ kind }) => kindRule(kind).field === 'life');
        if (first >= 0) expect(last).toBeLessThan(first);
      }),
    );
  });

  it('hold the value that was decided, and none where they were refused or merged', () => {
    const asked = { after: words('Đề nghị') };
    const agreed = { ...by, outcome: 'agreed' as const, value: null };
    const other = { ...by, outcome: 'other' as const, value: words('Mức khác') };
    const refused = { ...by, outcome: 'refused' as const, value: null };
    const of = (more: Partial<Change>) =>
      decidedOf(change('task_title', '1', { ...asked, ...more }));
    expect(of({})).toEqual({ agreed: false });
    expect(of({ decision: agreed })).toEqual({ agreed: true, value: asked.after });
    expect(of({ decision: other })).toEqual({ agreed: true, value: other.value });
    expect(of({ decision: refused })).toEqual({ agreed: false });
    const merged = { ...by, amendmentId: '9', number: 7 };
    expect(of({ decision: agreed, merged })).toEqual({ agreed: false });
  });

  it('compare values whatever the order of names and of units', () => {
    const units = (...unitIds: string[]): Value => ({ as: 'units', unitIds });
    expect(sameValue(units('1', '2'), units('2', '1'))).toBe(true);
    expect(sameValue(units('1'), units('1', '2'))).toBe(false);
    const phase = { as: 'phase' as const, name: 'Giai đoạn 1', start: '2022', end: '2025' };
    const turned = Value.parse({ end: '2025', start: '2022', name: 'Giai đoạn 1', as: 'phase' });
    expect(sameValue(phase, turned)).toBe(true);
    expect(sameValue(null, words(''))).toBe(false);
  });

  it('take a value of the shape of their kind, and none where they end a thing', () => {
    expect(fitsKind('task_title', words('Tên'))).toBe(true);
    expect(fitsKind('task_leads', words('Tên'))).toBe(false);
    expect(fitsKind('withdraw_task', null)).toBe(true);
    expect(fitsKind('withdraw_task', words('Tên'))).toBe(false);
  });
});

describe('the way of a proposal', () => {
  it('leads from every state but the last ones somewhere, and nowhere from those', () => {
    const ends = ['refused', 'withdrawn'];
    for (const state of AMENDMENT_STATES) {
      const acts = Object.keys(AMENDMENT_STEPS).filter((step) =>
        stepFits(step as keyof typeof AMENDMENT_STEPS, state),
      );
      if (ends.includes(state)) expect(acts).toEqual([]);
      // From the day of its directive nothing but its day carries it on.
      else if (state === 'bound') expect(acts).toEqual([]);
      else expect(acts.length).toBeGreaterThan(0);
    }
  });
});
