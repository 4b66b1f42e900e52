import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './item.module.css';
import type { FieldName } from './sweep-edits.ts';
import { useReviewHere } from './use-review.ts';

/** A field of the item in hand. While the cursor stands in it, words swept in the source go there. */
export function FieldBox({ name, children }: { name: FieldName; children: ReactNode }) {
  const { desk, send } = useReviewHere();
  const { t } = useTranslation('plans');
  const active = desk.field === name;
  return (
    <div
      className={classes.field}
      data-field={name}
      data-active={active || undefined}
      onFocusCapture={() => send({ type: 'field', field: name })}
      title={active ? t('field.sweep') : undefined}
    >
      {children}
    </div>
  );
}

interface WordsBoxProps {
  readonly name: FieldName;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly long?: boolean;
  readonly first?: boolean;
}

/** A field of plain words that can be swept from the source. */
export function WordsBox({ name, label, value, onChange, error, long, first }: WordsBoxProps) {
  const shared = {
    label,
    value: value ?? '',
    error,
    autoComplete: 'off',
    ...(first ? { autoFocus: true, 'data-autofocus': true } : {}),
  };
  return (
    <FieldBox name={name}>
      {long ? (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </FieldBox>
  );
}
