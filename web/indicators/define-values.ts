import { formatNumber, parseNumber } from '../../server/calendar/rules/numbers.ts';
import {
  AfterMerger,
  Aggregation,
  Direction,
  Frequency,
  type Indicator,
  IndicatorKind,
  type IndicatorRow,
  type IndicatorShape,
} from '../../server/indicators/contract.ts';
import { codeFor } from '../../server/indicators/rules/found-target.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import type { FormErrors } from '../kit/use-form.ts';
import { firstTarget, readWords, type TargetValues } from './target-words-fields.tsx';

/** A definition as it is typed. */
export interface DefineValues extends TargetValues {
  readonly name: string;
  readonly code: string;
  readonly units: readonly UnitRef[];
  readonly reporters: readonly UnitRef[];
  readonly measure: string;
  readonly kind: string;
  readonly levels: string;
  readonly direction: string;
  readonly frequency: string;
  readonly overTime: string;
  readonly overUnits: string;
  /** Empty: as units add up. */
  readonly afterMerger: string;
  readonly weight: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly factor: string;
  readonly formula: string;
  readonly source: string;
  readonly ranking: string;
  readonly members: string;
  readonly min: string;
  readonly max: string;
  readonly integer: string;
  readonly cumulative: string;
}

export function firstValues(indicator: Indicator | null): DefineValues {
  const empty = {
    ...{ ...firstTarget(), name: '', code: '', units: [], reporters: [], measure: '', kind: '' },
    ...{ levels: '', direction: '', frequency: 'year', overTime: 'last', overUnits: 'none' },
    afterMerger: '',
    ...{ weight: '', numerator: '', denominator: '', factor: '1', formula: '', source: '' },
    ...{ ranking: '', members: '', min: '', max: '', integer: '', cumulative: '' },
  };
  if (!indicator) return empty;
  const { shape, unit, weight, inputs, reportsFor } = indicator;
  const codeOf = (id: string | null) => inputs.find((input) => input.id === id)?.code ?? '';
  const figure = (value: number | null) =>
    value === null ? '' : formatNumber(value, { decimals: 6 });
  const { checks } = shape;
  return {
    ...empty,
    ...{ name: shape.name, code: shape.code, units: [unit], measure: shape.measure },
    reporters: shape.reporterIds.map(
      (id) => reportsFor.find((each) => each.id === id) ?? { id, name: id, shortName: null },
    ),
    ...{ kind: shape.kind, levels: shape.levels.join('; '), direction: shape.direction },
    ...{ frequency: shape.frequency, overTime: shape.overTime, overUnits: shape.overUnits },
    afterMerger: shape.afterMerger ?? '',
    ...{ weight: codeOf(weight?.id ?? null), numerator: codeOf(shape.numeratorId) },
    ...{ denominator: codeOf(shape.denominatorId), factor: figure(shape.factor) },
    ...{ formula: shape.formula ?? '', source: shape.source ?? '', ranking: shape.ranking ?? '' },
    members: (shape.dimensions[0]?.members ?? []).map(({ name }) => name).join('; '),
    ...{ min: figure(checks.min), max: figure(checks.max) },
    ...{ integer: checks.integer ? 'yes' : '', cumulative: checks.cumulative ? 'yes' : '' },
  };
}

type Say = (key: 'needName' | 'needUnit' | 'badCode' | 'noCode', more?: { code: string }) => string;

export function faultsIn(
  values: DefineValues,
  others: readonly IndicatorRow[],
  t: Say,
): FormErrors<DefineValues> {
  const faults: FormErrors<DefineValues> = {};
  const read = readWords(values);
  if ((values.name.trim() || read?.name || '').length < 2) faults.name = t('needName');
  if (values.code !== '' && !/^[a-z][a-z0-9_]{0,39}$/.test(values.code)) faults.code = t('badCode');
  if (values.units.length === 0) faults.units = t('needUnit');
  for (const field of ['weight', 'numerator', 'denominator'] as const) {
    const code = values[field];
    if (code !== '' && !others.some((each) => each.code === code)) {
      faults[field] = t('noCode', { code });
    }
  }
  return faults;
}

/** The definition as the server takes it: what was left open follows the words of the target. */
export function shapeOf(
  values: DefineValues,
  others: readonly IndicatorRow[],
): Omit<IndicatorShape, 'decimals'> {
  const read = readWords(values);
  const idOf = (code: string) => others.find((each) => each.code === code)?.id ?? null;
  const figure = (text: string) => {
    const typed = parseNumber(text);
    return typed.ok ? typed.value : null;
  };
  const name = values.name.trim() || (read?.name ?? '');
  const levels = listOf(values.levels);
  const members = listOf(values.members);
  const taken = new Set<string>();
  return {
    name,
    code: values.code || codeFor(name, new Set(others.map(({ code }) => code))),
    unitId: values.units[0]?.id ?? '',
    reporterIds: values.reporters.map(({ id }) => id),
    measure: values.measure.trim() || (read?.measure ?? ''),
    kind: IndicatorKind.safeParse(values.kind).data ?? read?.kind ?? 'number',
    levels: levels.length > 0 ? levels : [...(read?.levels ?? [])],
    direction: Direction.safeParse(values.direction).data ?? read?.direction ?? 'up',
    frequency: Frequency.safeParse(values.frequency).data ?? 'year',
    overTime: Aggregation.safeParse(values.overTime).data ?? 'last',
    overUnits: Aggregation.safeParse(values.overUnits).data ?? 'none',
    afterMerger: AfterMerger.safeParse(values.afterMerger).data ?? null,
    ...{ weightId: idOf(values.weight), numeratorId: idOf(values.numerator) },
    ...{ denominatorId: idOf(values.denominator), factor: figure(values.factor) ?? 1 },
    ...{ formula: values.formula.trim() || null, source: values.source.trim() || null },
    ranking: values.ranking.trim() || null,
    dimensions:
      members.length === 0
        ? []
        : [
            {
              ...{ code: 'nganh', name: 'Ngành, lĩnh vực' },
              members: members.map((each) => {
                const code = codeFor(each, taken);
                taken.add(code);
                return { code, name: each };
              }),
            },
          ],
    checks: {
      ...{ min: figure(values.min), max: figure(values.max) },
      ...{ integer: values.integer === 'yes', cumulative: values.cumulative === 'yes' },
    },
  };
}

function listOf(text: string): string[] {
  return text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
