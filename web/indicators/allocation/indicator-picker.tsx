import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IndicatorRow, listIndicators } from '../../../server/indicators/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';

interface IndicatorPickerProps {
  readonly label: string;
  readonly value: { readonly id: string; readonly name: string } | null;
  readonly onChange: (indicator: IndicatorRow) => void;
  /** Indicators that cannot be chosen. */
  readonly without: ReadonlySet<string>;
  readonly error?: string | undefined;
}

const SHOWN = 12;

/** Finds an indicator by name or code, without accents. */
export function IndicatorPicker(props: IndicatorPickerProps) {
  const { label, value, onChange, without, error } = props;
  const { t } = useTranslation('allocation');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const asked = q === value?.name ? '' : q;
  const found = useRead(
    listIndicators,
    { query: { limit: SHOWN, ...(asked === '' ? {} : { q: asked }) } },
    { keep: true },
  );
  const options = (found.data?.rows ?? []).filter(({ id }) => !without.has(id));
  const data = options.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }));
  const chosen = value && !options.some(({ id }) => id === value.id);
  return (
    <Select
      label={label}
      placeholder={t('links.search')}
      searchable
      data={chosen ? [{ value: value.id, label: value.name }, ...data] : data}
      // The server finds them, without accents: nothing is filtered again here.
      filter={({ options: all }) => all}
      value={value?.id ?? null}
      onSearchChange={setTyped}
      onChange={(id) => {
        const indicator = options.find((each) => each.id === id);
        if (indicator) onChange(indicator);
      }}
      nothingFoundMessage={t('links.noHit', { q: typed })}
      error={error}
    />
  );
}
