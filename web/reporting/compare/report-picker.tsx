import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSubmissions } from '../../../server/reporting/submission-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';

interface ReportPickerProps {
  readonly label: string;
  readonly value: string | null;
  /** What stands there already, while the list does not hold it. */
  readonly known: { readonly id: string; readonly name: string } | null;
  readonly onChange: (id: string) => void;
}

/** Finds a report by its name, unit or period, without accents. */
export function ReportPicker({ label, value, known, onChange }: ReportPickerProps) {
  const { t } = useTranslation('figures');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 150);
  const isName = known !== null && q === known.name;
  const found = useRead(
    listSubmissions,
    { query: { q: isName ? undefined : q || undefined, limit: 20 } },
    { keep: true },
  );
  const rows = (found.data?.rows ?? []).map(({ id, unit, period, title }) => ({
    ...{ value: id, label: `${unit.name}, ${say(period)}: ${title}` },
  }));
  const isThere = known === null || rows.some((row) => row.value === known.id);
  return (
    <Select
      label={label}
      placeholder={t('compare.choose')}
      data={isThere ? rows : [{ value: known.id, label: known.name }, ...rows]}
      // The server has searched already, without accents.
      filter={({ options }) => options}
      searchable
      nothingFoundMessage={t('compare.noneFound')}
      value={value}
      onSearchChange={setTyped}
      onChange={(id) => id !== null && onChange(id)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
