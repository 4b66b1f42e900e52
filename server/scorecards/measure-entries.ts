import type { Source } from './contract.ts';
import type { Measure, Measures } from './rules/measure.ts';
import type { NamedAppraisal } from './store/appraisal-store.ts';
import type { ValueRecord } from './store/value-store.ts';

/** What people entered under a criterion: an inventory, a survey, yes or no. */
export function measureEntered(
  criterion: string,
  source: Extract<Source, { kind: 'entered' | 'survey' | 'yes_no' }>,
  values: readonly ValueRecord[],
): Measures {
  return new Map(
    values
      .filter((each) => each.criterion === criterion && each.value !== null)
      .map(({ unitId, value, words }) => [unitId, enteredMeasure(source, value, words)]),
  );
}

function enteredMeasure(
  source: Extract<Source, { kind: 'entered' | 'survey' | 'yes_no' }>,
  value: number | null,
  words: string,
): Measure {
  const known = { state: 'known', value, of: null, words: words || null } as const;
  const part = (key: string) => [{ key, count: value ?? 0, tasks: null, href: null }];
  if (source.kind === 'survey') {
    return {
      ...known,
      parts: [...part('answers'), { key: 'asked', count: source.answers, tasks: null, href: null }],
    };
  }
  return { ...known, parts: source.kind === 'yes_no' ? [] : part('entered') };
}

/** Points given under a criterion; what the unit gave itself stands beside them and never counts alone. */
export function measureAppraised(
  criterion: string,
  appraisals: readonly NamedAppraisal[],
): Measures {
  return new Map(
    appraisals
      .filter((each) => each.criterion === criterion)
      .map(({ unitId, points, words, selfPoints, selfWords }) => [
        unitId,
        {
          state: points === null ? 'missing' : 'known',
          ...{ value: points, of: null, parts: [], words },
          self: { points: selfPoints, words: selfWords },
        } satisfies Measure,
      ]),
  );
}
