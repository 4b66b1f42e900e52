import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  PUBLIC_FIELDS,
  PUBLIC_THINGS,
  type PublicationRules,
  type PublicThing,
  publish,
} from './publication.ts';

const CANARY = 'zq-khong-duoc-lo';
const namesOf = (kind: PublicThing, goes: 'by_default' | 'if_chosen'): string[] =>
  Object.entries(PUBLIC_FIELDS[kind]).flatMap(([name, field]) =>
    field.goes === goes ? [name] : [],
  );

/** Anything that a thing may come to carry, with the word in every text of it. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.constant(CANARY),
    fc.string().map((text) => `${text}${CANARY}`),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const kinds = fc.constantFrom(...PUBLIC_THINGS);

describe('what is public', () => {
  it('a task shows what was ordered and what was done, and nothing of how offices spoke of it', () => {
    const task = {
      ...{ id: '7', title: 'Rà soát quy hoạch', label: '1.2', status: 'HT_DUNG_HAN', percent: 60 },
      unit: { id: '9', name: 'Cục Viễn thông', shortName: 'CVT' },
      deadline: { raw: 'Quý IV/2026', kind: 'IN_PERIOD', dueOn: '2026-12-31', norm: '2026-Q4' },
      ...{ difficulty: 'Thiếu người', officer: 'Lê Thị Cúc', comments: ['…'], product: '' },
    };
    const usual = {
      ...{ label: '1.2', title: 'Rà soát quy hoạch', unit: { name: 'Cục Viễn thông' } },
      ...{ deadline: { words: 'Quý IV/2026', dueOn: '2026-12-31' }, status: 'HT_DUNG_HAN' },
    };
    expect(publish('task', task)).toEqual(usual);
    expect(publish('task', task, { also: { task: ['percent', 'officer'] } })).toEqual({
      ...{ ...usual, percent: 60, officer: 'Lê Thị Cúc' },
    });
    const { deadline: _, ...short } = usual;
    expect(publish('task', task, { without: { task: ['deadline'] } })).toEqual(short);
  });

  it('no word outside the open fields reaches the public shape, whatever is added to the thing', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.dictionary(fc.string(), anything),
        fc.dictionary(fc.constantFrom('id', '__proto__', 'comments', 'files', 'officer'), anything),
        (kind, some, more) => {
          const inside = Object.fromEntries(
            [...Object.entries(some), ...Object.entries(more)].filter(
              ([name]) => !namesOf(kind, 'by_default').includes(name),
            ),
          );
          const whole = Object.fromEntries(
            namesOf(kind, 'if_chosen').map((name) => [name, CANARY]),
          );
          expect(JSON.stringify(publish(kind, { ...whole, ...inside }))).not.toContain(CANARY);
        },
      ),
    );
  });

  it('an open field shows its own form only: nothing rides along inside it', () => {
    fc.assert(
      fc.property(kinds, anything, (kind, extra) => {
        const thing = Object.fromEntries(
          Object.entries(PUBLIC_FIELDS[kind]).map(([name]) => [
            name,
            { name: 'Đơn vị', raw: 'Quý I', dueOn: '2026-03-31', id: CANARY, extra },
          ]),
        );
        expect(JSON.stringify(publish(kind, thing))).not.toContain(CANARY);
      }),
    );
  });

  it('what is kept back stays back, also where it was chosen', () => {
    for (const kind of PUBLIC_THINGS) {
      const names = Object.keys(PUBLIC_FIELDS[kind]);
      const thing = Object.fromEntries(names.map((name) => [name, 'chữ']));
      const rules = { also: { [kind]: names }, without: { [kind]: names } } as PublicationRules;
      expect(publish(kind, thing, rules)).toEqual({});
    }
  });

  it('every field says why the public may read it', () => {
    const reasons = PUBLIC_THINGS.flatMap((kind) =>
      Object.values(PUBLIC_FIELDS[kind]).map(({ because }) => because),
    );
    expect(reasons.filter((because) => because.length < 8)).toEqual([]);
  });
});
