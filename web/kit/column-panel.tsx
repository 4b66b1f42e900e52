import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DENSITIES, setPreferences, usePreferences } from '../app/preferences.ts';
import classes from './data-table.module.css';
import { Segments } from './segments.tsx';
import { moveColumn, shownColumns, type TableColumn } from './table-columns.ts';

type Column = Pick<TableColumn<unknown>, 'id' | 'header' | 'hidden'>;

export interface ColumnPanelProps {
  readonly columns: readonly Column[];
  readonly cols: readonly string[] | null;
  readonly onCols: (cols: readonly string[] | null) => void;
}

/** Which columns, in which order, and how high the rows are. Everything by buttons. */
export function ColumnPanel({ columns, cols, onCols }: ColumnPanelProps) {
  const { t } = useTranslation('kit');
  const { t: tApp } = useTranslation('app');
  const { density } = usePreferences();
  const shown = shownColumns(columns, cols).map(({ id }) => id);
  const sorted = [
    ...shown.flatMap((id) => columns.filter((column) => column.id === id)),
    ...columns.filter(({ id }) => !shown.includes(id)),
  ];
  return (
    <div className={classes.columns}>
      <Segments
        wide
        label={t('table.density')}
        value={density}
        data={DENSITIES.map((value) => ({ value, label: tApp(`person.${value}`) }))}
        onChange={(value) => setPreferences({ density: value })}
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
                event.currentTarget.checked ? [...shown, id] : shown.filter((each) => each !== id),
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
  );
}
