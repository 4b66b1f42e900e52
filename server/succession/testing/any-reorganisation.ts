import fc from 'fast-check';
import { PlanWords, type Step } from '../plan-contract.ts';
import type { StepKind } from '../rules/kinds.ts';
import { FIELDS } from './full-house.ts';

/** Units that a generated plan may do something to, and where they stand. */
export interface Ground {
  /** Units of one level, none under another. */
  readonly unitIds: readonly string[];
  readonly topIds: readonly string[];
  readonly onDay: string;
}

const KINDS = ['none', 'rename', 'merge', 'split', 'move', 'dissolve', 'transfer'] as const;
const HEIR = 'new:heir';

interface Fate {
  readonly kind: StepKind | 'none';
  readonly receivers: readonly [number, number];
  readonly below: 'along' | 'same_name';
  readonly fields: readonly string[];
  readonly rest: 'first' | 'second' | 'parent' | 'end' | 'stay' | null;
  readonly byWord: boolean;
  readonly posts: boolean;
}

const anyFate: fc.Arbitrary<Fate> = fc.record({
  kind: fc.constantFrom<StepKind | 'none'>(...KINDS),
  receivers: fc.tuple(fc.nat(), fc.nat()),
  below: fc.constantFrom('along', 'same_name'),
  fields: fc.subarray([...FIELDS]),
  rest: fc.constantFrom('first', 'second', 'parent', 'end', 'stay', null),
  byWord: fc.boolean(),
  posts: fc.boolean(),
});

/** Any reorganisation of some units: what becomes of each, and rules that leave some things to a person. */
export function anyReorganisation({ unitIds, topIds, onDay }: Ground): fc.Arbitrary<PlanWords> {
  const fates = fc.array(anyFate, { minLength: unitIds.length, maxLength: unitIds.length });
  return fates.map((all) => {
    const fated = unitIds.flatMap((id, index) => {
      const fate = all[index];
      return fate ? [{ id, fate, index }] : [];
    });
    const living = fated.flatMap(({ id, fate: { kind } }) =>
      kind === 'none' || kind === 'transfer' ? [id] : [],
    );
    const planned = fated.map(({ id, fate, index }) => {
      const others = [...living, HEIR].filter((place) => place !== id);
      const first = others[fate.receivers[0] % others.length] ?? HEIR;
      const second = others.find((place) => place !== first) ?? HEIR;
      const parent = topIds[fate.receivers[1] % topIds.length];
      const step = stepOf(id, fate, { first, second, parent, name: `Đơn vị mới ${index}` });
      return { step, rules: step ? rulesOf(id, fate, first, second) : [] };
    });
    const steps = planned.flatMap(({ step }) => step ?? []);
    return PlanWords.parse({
      ...{ name: 'Phương án thử', onDay, basis: 'Nghị định thử' },
      newUnits: [{ key: HEIR, name: 'Đơn vị kế thừa', kind: 'division', parent: topIds[0] }],
      steps: steps.length > 0 ? steps : [{ kind: 'merge', from: [unitIds[0]], to: [HEIR] }],
      rules: planned.flatMap(({ rules }) => rules),
    });
  });
}

interface Places {
  readonly first: string;
  readonly second: string;
  readonly parent: string | undefined;
  readonly name: string;
}

function stepOf(
  id: string,
  { kind, below }: Fate,
  { first, second, parent, name }: Places,
): Partial<Step> | null {
  const from = [id];
  switch (kind) {
    case 'none':
      return null;
    case 'rename':
      return { kind, from, name, below };
    case 'merge':
      return { kind, from, to: [first], below };
    case 'move':
      return { kind, from, ...(parent ? { parent } : {}) };
    case 'split':
      return first === second ? null : { kind, from, to: [first, second], below };
    case 'dissolve':
      return { kind, from, below };
    case 'transfer':
      return { kind, from, to: [first] };
  }
}

function rulesOf(
  id: string,
  { kind, fields, byWord, posts, rest }: Fate,
  first: string,
  second: string,
): object[] {
  const from = [id];
  if (kind !== 'split' && kind !== 'dissolve' && kind !== 'transfer') return [];
  return [
    ...(fields.length > 0 ? [{ from, match: { fields }, to: first, label: 'lĩnh vực' }] : []),
    ...(byWord ? [{ from, match: { words: ['dao tao'] }, to: second }] : []),
    ...(posts ? [{ from, kinds: ['post'], to: second }] : []),
    ...(rest === null
      ? []
      : [{ from, to: rest === 'first' ? first : rest === 'second' ? second : rest }]),
  ];
}
