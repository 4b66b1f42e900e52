import { ActionIcon, Checkbox, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DENSITIES, setPreferences, usePreferences } from '../app/preferences.ts';
import classes from './data-table.module.css';
import { DropDown } from './drop-down.tsx';
import { moveColumn, shownColumns, type TableColumn } from './table-columns.ts';
import { usePhone } from './use-phone.ts';

interface ColumnChooserProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly cols: readonly string[] | null;
  readonly onCols: (cols: readonly string[] | null) => void;
}

/** Which columns, in which order, and how high the rows are. Everything by buttons. */
export function ColumnChooser<Row>({ columns, cols, onCols }: ColumnChooserProps<Row>) {
  const { t } = useTranslation('kit');
  const { t: tApp } = useTranslation('app');
  const { density } = usePreferences();
  const phone = usePhone();
  const shown = shownColumns(columns, cols).map(({ id }) => id);
  const sorted = [
    ...shown.flatMap((id) => columns.filter((column) => column.id === id)),
    ...columns.filter(({ id }) => !shown.includes(id)),
  ];
  if (phone) return null;
  return (
    <DropDown
      side="end"
      className="plain-button"
      label={t('table.columns')}
      face={
        <>
          <IconColumns3 size={16} stroke={1.75} aria-hidden />
          {t('table.columns')}
        </>
      }
    >
      {() => (
        <div className={classes.columns}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('table.density')}
            value={density}
            data={DENSITIES.map((value) => ({ value, label: tApp(`person.${value}`) }))}
            onChange={(value) => setPreferences({ density: DENSITIES.find((d) => d === value) })}
          />
          {sorted.map(({ id, header }, index) => (
            <div key={id} className={classes.column}>
              <Checkbox
                size="xs"
                label={header}
                checked={shown.includes(id)}
                disabled={index === 0}
                onChange={(event) =>
                  onCols(
                    event.currentTarget.checked
                      ? [...shown, id]
                      : shown.filter((each) => each !== id),
                  )
                }
              />
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('table.columnUp', { name: header })}
                disabled={shown.indexOf(id) < 2}
                onClick={() => onCols(moveColumn(shown, id, -1))}
              >
                <IconArrowUp size={14} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('table.columnDown', { name: header })}
                disabled={index === 0 || !shown.includes(id) || shown.at(-1) === id}
                onClick={() => onCols(moveColumn(shown, id, 1))}
              >
                <IconArrowDown size={14} />
              </ActionIcon>
            </div>
          ))}
          <button type="button" className="link-button" onClick={() => onCols(null)}>
            {t('table.columnsReset')}
          </button>
        </div>
      )}
    </DropDown>
  );
}
