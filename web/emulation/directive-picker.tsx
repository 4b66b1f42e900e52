import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { listDirectives } from '../../server/directives/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { Label } from '../kit/form.tsx';

interface DirectivePickerProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string | null;
  /** The document that stands there already. */
  readonly known: {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
  } | null;
  readonly onChange: (id: string | null) => void;
}

/** Finds a registered document by number or words without accents. */
export function DirectivePicker({ label, hint, value, known, onChange }: DirectivePickerProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 150);
  const found = useRead(
    listDirectives,
    { query: { q: q || undefined, limit: 12 } },
    { keep: true },
  );
  const rows = found.data?.rows ?? [];
  const all = known && !rows.some(({ id }) => id === known.id) ? [known, ...rows] : rows;
  return (
    <Select
      label={<Label label={label} optional />}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={all.map(({ id, number, title }) => ({
        value: id,
        label: [number, title].filter(Boolean).join(' · '),
      }))}
      // The server has searched already, without accents.
      filter={({ options }) => options}
      searchable
      clearable
      value={value}
      onSearchChange={setTyped}
      onChange={onChange}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
