import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import { parsePeriod, sayPeriod } from '../../server/calendar/rules/period.ts';
import type { Definition, TargetRow } from '../../server/indicators/contract.ts';
import { sayValue } from '../../server/indicators/rules/say.ts';
import { getPreferences } from '../app/preferences.ts';
import { say } from '../kit/format.ts';

/** A period as people say it: `Quý II/2025`; a year is just its figures. */
export function sayPeriodCode(code: string): string {
  const period = parsePeriod(code);
  if (!period) return code;
  return period.kind === 'year' ? code : sayPeriod(period, getPreferences().language);
}

/** What a target promises; a promise in words alone is said by the words that order it. */
export function sayPromise({ promise, promised, source }: TargetRow): string {
  return promise.kind === 'qualitative' && source.quote !== '' ? source.quote : say(promised);
}

/** A value of a target's row with its measure. */
export function sayRowValue({ promise, measure, aspirational }: TargetRow, value: number): string {
  const spoken = { promise, measure, aspirational, decimals: 2, levels: [] };
  if (promise.kind === 'ordinal') return String(value + 1);
  return sayValue({ ...spoken, ranking: null, otherName: null }, value, getPreferences().language);
}

/** A value as it is entered: the number, yes or no, the name of its level. */
export function sayEntered(
  { kind, levels, decimals }: Pick<Definition, 'kind' | 'levels' | 'decimals'>,
  value: number | null,
  yesNo: readonly [string, string],
): string {
  if (value === null) return '';
  if (kind === 'yes_no') return value >= 1 ? yesNo[0] : yesNo[1];
  if (kind === 'ordinal') return levels[value] ?? String(value);
  return formatNumber(value, { decimals });
}
