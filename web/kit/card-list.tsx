import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import type { DataTableProps } from './data-table.tsx';
import { useRowWindow } from './use-row-window.ts';

/** The rows of a table on a phone: two lines each, the whole row is the target. */
export function CardList<Row>(props: DataTableProps<Row>) {
  const { rows, rowId, card, onOpen, hasMore, more, label } = props;
  const { t } = useTranslation('kit');
  const scroll = useRef<HTMLDivElement>(null);
  const inSight = useRowWindow({
    count: rows.length,
    keyOf: (index) => {
      const row = rows[index];
      return row === undefined ? '' : rowId(row);
    },
    height: 72,
    scroll,
    spare: 8,
  });
  const lastSeen = inSight.end - 1;
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - 10) more?.();
  }, [hasMore, lastSeen, rows.length, more]);
  return (
    <div ref={scroll} className={classes.cards}>
      <ul aria-label={label} style={{ paddingBlock: `${inSight.before}px ${inSight.after}px` }}>
        {rows.slice(inSight.first, inSight.end).map((row) => {
          const key = rowId(row);
          return (
            <li key={key} ref={inSight.measured} data-key={key}>
              <button type="button" className={classes.card} onClick={() => onOpen(row)}>
                {card(row)}
              </button>
            </li>
          );
        })}
      </ul>
      {hasMore && <p className={`meta ${classes.foot}`}>{t('table.more')}</p>}
    </div>
  );
}
