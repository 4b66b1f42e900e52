import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './emulation.module.css';

interface RowsEditorProps<Row> {
  readonly label: string;
  readonly addLabel: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  readonly blank: () => Row;
  readonly children: (row: Row, change: (part: Partial<Row>) => void, at: number) => ReactNode;
}

/** Several things of one kind in a form, each in its frame, with buttons to add and to remove. */
export function RowsEditor<Row>(props: RowsEditorProps<Row>) {
  const { label, addLabel, rows, onChange, blank, children } = props;
  const { t } = useTranslation('emulation');
  return (
    <section>
      <h3>{label}</h3>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while typed
        <fieldset key={at} className={classes.fields}>
          <legend>{t('edit.row', { at: at + 1 })}</legend>
          {children(
            row,
            (part) =>
              onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each))),
            at,
          )}
          <button
            type="button"
            className="link-button"
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            {t('edit.remove', { at: at + 1 })}
          </button>
        </fieldset>
      ))}
      <Button variant="default" onClick={() => onChange([...rows, blank()])}>
        {addLabel}
      </Button>
    </section>
  );
}
