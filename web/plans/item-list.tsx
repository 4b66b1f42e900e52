import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../server/organisation/contract.ts';
import { number } from '../kit/format.ts';
import { EmptyState } from '../kit/states.tsx';
import { markItems, sureUnseen } from './draft-edits.ts';
import classes from './item.module.css';
import { ItemRow } from './item-row.tsx';
import { foundIn, type GroupRow } from './review-items.ts';
import { leadByIssuer } from './task-edits.ts';
import { useReviewHere } from './use-review.ts';

interface ItemListProps {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly menu: boolean;
  readonly onMenu: (open: boolean) => void;
  readonly onSplit: () => void;
  readonly onPaste: () => void;
  readonly onMatch: (written: string, unit: Unit) => void;
}

/** The reading as a list. Only what is in sight is drawn, so that 400 tasks stay as quick as 6. */
export function ItemList(props: ItemListProps) {
  const { scroll, menu, onMenu, onSplit, onMatch } = props;
  const { rows, desk } = useReviewHere();
  const { t } = useTranslation('plans');
  const { current, editing } = desk;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.type === 'group' ? 33 : 84),
    getItemKey: (index) => {
      const row = rows[index];
      return row?.type === 'group' ? `g ${row.id}` : (row?.item.key ?? index);
    },
    overscan: 8,
  });
  const at = rows.findIndex((row) => row.type === 'item' && row.item.key === current);
  useEffect(() => {
    // An item that opens its fields needs the room below it.
    if (at >= 0) virtual.scrollToIndex(at, { align: editing ? 'start' : 'auto' });
  }, [at, virtual, editing]);
  useFocusFollows(scroll, current, editing);
  if (rows.length === 0) return <NothingHere onPaste={props.onPaste} />;
  return (
    <section ref={scroll} className={classes.list} aria-label={t('review.list')}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((slot) => {
          const row = rows[slot.index];
          if (!row) return null;
          return (
            <div
              key={slot.key}
              ref={virtual.measureElement}
              data-index={slot.index}
              className={classes.slot}
              style={{ transform: `translateY(${slot.start}px)` }}
            >
              {row.type === 'group' ? (
                <GroupHead row={row} />
              ) : (
                <ItemRow
                  item={row.item}
                  current={row.item.key === current}
                  menu={menu && row.item.key === current}
                  onMenu={onMenu}
                  onSplit={onSplit}
                  onMatch={onMatch}
                />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** The keyboard's place follows the current item, unless it stands in a field or in the source. */
function useFocusFollows(
  scroll: RefObject<HTMLDivElement | null>,
  current: string,
  editing: boolean,
): void {
  const was = useRef(current);
  useEffect(() => {
    if (was.current === current || editing) return;
    was.current = current;
    const frame = requestAnimationFrame(() => {
      const active = document.activeElement;
      const free = active === null || active === document.body || scroll.current?.contains(active);
      if (!free) return;
      const row = scroll.current?.querySelector(`[data-item="${CSS.escape(current)}"]`);
      if (row instanceof HTMLElement) row.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [scroll, current, editing]);
}

/** A heading: the kind, its count, for a field what the text declares, and "đúng" for all that is sure. */
function GroupHead({ row }: { row: GroupRow }) {
  const { desk, edit, readOnly } = useReviewHere();
  const { t } = useTranslation('plans');
  const { draft } = desk;
  const field = draft.fields.find(({ key }) => key === row.fieldKey);
  const sure = useMemo(() => sureUnseen(draft, row.keys), [draft, row.keys]);
  const found = number(foundIn(draft, row.fieldKey));
  return (
    <div className={classes.group}>
      <h2>
        {field ? field.name : t(`section.${row.section}`)}
        {row.section !== 'identity' && <span className="tnum"> {number(row.keys.length)}</span>}
      </h2>
      {field && (
        <span className="meta">
          {field.declaredCount === null
            ? t('declared.fieldNone', { found })
            : t('declared.field', { declared: number(field.declaredCount), found })}
        </span>
      )}
      {row.section === 'tasks' && !readOnly && <LeadForAll keys={row.keys} />}
      {sure.length > 1 && !readOnly && (
        <button
          type="button"
          className={`link-button ${classes.groupEnd}`}
          data-screen
          onClick={() => edit(markItems(sure, 'confirmed'))}
        >
          {t('act.sureAll', { count: sure.length })}
        </button>
      )}
    </div>
  );
}

/** Tasks of a group that name nobody: the issuing body leads them all, said once and undone at once. */
function LeadForAll({ keys }: { keys: readonly string[] }) {
  const { desk, edit } = useReviewHere();
  const { t } = useTranslation('plans');
  const { issuer } = desk.draft.identity;
  const without = desk.draft.tasks.filter(
    (task) => task.lead.length === 0 && task.state !== 'rejected' && keys.includes(task.key),
  );
  if (!issuer?.unitId || without.length < 2) return null;
  const name = issuer.unitName ?? issuer.written;
  return (
    <button
      type="button"
      className={`link-button ${classes.groupEnd}`}
      data-screen
      onClick={() => edit(leadByIssuer(without.map(({ key }) => key)))}
    >
      {t('act.leadAll', { name, count: without.length })}
    </button>
  );
}

function NothingHere({ onPaste }: { onPaste: () => void }) {
  const { desk, send } = useReviewHere();
  const { t } = useTranslation('plans');
  return (
    <EmptyState
      acts={
        desk.sureness !== null ? (
          <Button variant="default" onClick={() => send({ type: 'sureness', sureness: null })}>
            {t('none.anySureness')}
          </Button>
        ) : desk.tab === 'all' ? (
          <Button variant="default" onClick={onPaste}>
            {t('declared.paste')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => send({ type: 'tab', tab: 'all' })}>
            {t('none.toAll')}
          </Button>
        )
      }
    >
      {t(desk.sureness === null ? `none.${desk.tab}` : 'none.sureness')}
    </EmptyState>
  );
}
