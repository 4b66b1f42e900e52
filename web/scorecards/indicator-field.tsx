import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorRef } from '../../server/scorecards/contract.ts';
import { IndicatorPicker } from '../indicators/allocation/indicator-picker.tsx';

interface IndicatorFieldProps {
  readonly value: string | null;
  /** Names of the indicators that are chosen already. */
  readonly known: readonly IndicatorRef[];
  readonly onChange: (indicator: IndicatorRef) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** The indicator whose value counts, found by name or code without accents. */
export function IndicatorField({ value, known, onChange }: IndicatorFieldProps) {
  const { t } = useTranslation('scorecards');
  const chosen = known.find(({ id }) => id === value);
  // One that nobody knows by name any more still stands there, so that it is seen and can be replaced.
  const shown = chosen ? `${chosen.name} (${chosen.code})` : value;
  return (
    // The picker's own words come with its first use.
    <Suspense fallback={null}>
      <IndicatorPicker
        label={t('field.indicator')}
        value={value === null || shown === null ? null : { id: value, name: shown }}
        without={NONE}
        onChange={({ id, code, name }) => onChange({ id, code, name })}
      />
    </Suspense>
  );
}
