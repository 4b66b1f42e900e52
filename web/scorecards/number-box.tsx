import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meantNumber, readNumber, writeNumber } from './typed-number.ts';

interface NumberBoxProps {
  readonly label: string;
  readonly value: number | null;
  /** Null where the box is empty. */
  readonly onChange: (value: number | null) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
  /** The label is for ears only: the head of a column says it for eyes. */
  readonly bare?: boolean;
  readonly id?: string;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
}

/** A number as it is written here, `1.234,5`; what is no number stays in the box and is said. */
export function NumberBox({
  label,
  value,
  onChange,
  error,
  hint,
  bare,
  id,
  onKeyDown,
}: NumberBoxProps) {
  const { t } = useTranslation('scorecards');
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? writeNumber(value);
  const meant = typed === null ? null : meantNumber(typed);
  const isWrong = typed !== null && readNumber(typed) === undefined;
  return (
    <TextInput
      {...(bare ? { 'aria-label': label } : { label })}
      {...(id === undefined ? {} : { id })}
      description={hint}
      inputMode="decimal"
      value={text}
      error={
        isWrong ? t(meant ? 'entries.meant' : 'entries.notNumber', { text: typed, meant }) : error
      }
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const number = readNumber(currentTarget.value);
        if (number !== undefined) onChange(number);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
      onKeyDown={onKeyDown}
      styles={{ input: { textAlign: 'right' } }}
    />
  );
}
