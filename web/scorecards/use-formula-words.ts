import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { Formula, IndicatorRef, Source } from '../../server/scorecards/contract.ts';

/**
 * How sources and formulas are said in a line.
 *
 * @param indicators names of those that sources may take the value of
 */
export function useFormulaWords(indicators: readonly IndicatorRef[]) {
  const { t } = useTranslation('scorecards');
  return {
    source(source: Source): string {
      const facts = [
        ...('indicatorId' in source ? nameIn(indicators, source.indicatorId) : []),
        ...('days' in source ? [t('said.days', { count: source.days })] : []),
        ...('minimum' in source ? [t('said.minimum', { count: source.minimum })] : []),
        ...('answers' in source ? [`${t('field.answers')}: ${formatNumber(source.answers)}`] : []),
        ...('unitOfMeasure' in source && source.unitOfMeasure ? [source.unitOfMeasure] : []),
      ];
      const name = t(`source.${source.kind}`);
      return facts.length === 0 ? name : `${name} (${facts.join(', ')})`;
    },
    formula(formula: Formula): string {
      const name = t(`formula.${formula.kind}`);
      switch (formula.kind) {
        case 'bands':
          return `${name}: ${formula.bands
            .map(({ from, points }) => `≥ ${formatNumber(from)}: ${formatNumber(points)}`)
            .join('; ')}`;
        case 'reached':
          return `${name} ≥ ${formatNumber(formula.least)}`;
        case 'linear':
          return `${name} ${formatNumber(formula.none)} → ${formatNumber(formula.full)}`;
        case 'each':
        case 'penalty':
          return `${name}: ${formatNumber(formula.points)}`;
        default:
          return name;
      }
    },
  };
}

function nameIn(indicators: readonly IndicatorRef[], id: string | null): string[] {
  return indicators.flatMap((each) => (each.id === id ? [each.name] : []));
}
