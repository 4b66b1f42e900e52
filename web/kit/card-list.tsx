import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import type { DataTableProps } from './data-table.tsx';

/** The rows of a table on a phone: two lines each, the whole row is the target. */
export function CardList<Row>(props: DataTableProps<Row>) {
  const { rows, rowId, card, onOpen, hasMore, more, label } = props;
  const { t } = useTranslation('kit');
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 72,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowId(row);
    },
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - 10) more?.();
  }, [hasMore, lastSeen, rows.length, more]);
  return (
    <div ref={scroll} className={classes.cards}>
      <ul aria-label={label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{ position: 'absolute', insetInline: 0, top: item.start }}
            >
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
