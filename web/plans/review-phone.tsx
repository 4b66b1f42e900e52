import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { AliasStrip } from './alias-offer.tsx';
import { ColumnStrip } from './column-strip.tsx';
import { DeclaredLine } from './declared-line.tsx';
import classes from './desk.module.css';
import { IDENTITY } from './draft-shape.ts';
import itemClasses from './item.module.css';
import { ItemMenu } from './item-menu.tsx';
import {
  HeldMark,
  ItemFaults,
  ItemForm,
  ItemSummary,
  StateMark,
  SurenessMark,
} from './item-row.tsx';
import { OthersLine } from './others-line.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { isShown, type ReviewItem } from './review-items.ts';
import { ReviewTools, UndoButtons } from './review-tools.tsx';
import { SourcePane } from './source-pane.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { useCorrections } from './use-corrections.ts';
import { useReviewHere } from './use-review.ts';
import { confirmAndNext, rejectOrRestore, useReviewKeys } from './use-review-keys.ts';

/** One item at a time: its card, its words with a sentence around, three acts at the thumb. */
export function ReviewPhone() {
  const review = useReviewHere();
  const { t } = useTranslation('plans');
  const { items, desk, send, item } = review;
  const readOnly = review.readOnly || review.together.held.has(desk.current);
  const pane = useRef<HTMLElement>(null);
  const [source, setSource] = useState(false);
  const [finding, setFinding] = useState(false);
  const [menu, setMenu] = useState(false);
  const [split, setSplit] = useState(false);
  const [paste, setPaste] = useState(false);
  const corrections = useCorrections();
  const shown = items.filter((each) => isShown(each, desk) || each.key === desk.current);
  const at = shown.findIndex(({ key }) => key === desk.current);
  const go = (by: 1 | -1) => {
    const key = review.beside(by);
    if (key) send({ type: 'select', key });
  };
  useReviewKeys(review, {
    split: () => setSplit(true),
    openMenu: () => setMenu(true),
    addFromSweep: () => undefined,
    toOtherSide: () => setSource(true),
    hideSource: () => setSource(false),
    find: () => {
      setSource(true);
      setFinding(true);
    },
  });
  return (
    <div className={classes.phone}>
      <ReviewTools plain />
      <OthersLine plain />
      {(item?.section === IDENTITY || item?.section === 'fields') && (
        <DeclaredLine onPaste={() => setPaste(true)} />
      )}
      <ColumnStrip />
      {corrections.offer && <AliasStrip offer={corrections.offer} onDone={corrections.dismiss} />}
      <div className={classes.steps}>
        <ActionIcon variant="subtle" aria-label={t('review.key.last')} onClick={() => go(-1)}>
          <IconChevronLeft size={20} />
        </ActionIcon>
        <span className="tnum">
          {item && t(`section.${item.section}`)} {number(at + 1)}/{number(shown.length)}
        </span>
        <UndoButtons />
        <ActionIcon variant="subtle" aria-label={t('review.key.next')} onClick={() => go(1)}>
          <IconChevronRight size={20} />
        </ActionIcon>
      </div>
      {item && (
        <>
          <div className={classes.card}>
            <div className={classes.cardHead}>
              <StateMark item={item} />
              {item.section === IDENTITY ? <span /> : <SurenessMark sureness={item.sureness} />}
              {!readOnly && item.section !== IDENTITY && (
                <ItemMenu
                  item={item}
                  opened={menu}
                  onOpened={setMenu}
                  onSplit={() => setSplit(true)}
                />
              )}
            </div>
            <div className={itemClasses.body}>
              <ItemSummary item={item} />
              <ItemFaults item={item} />
              <HeldMark item={item} />
            </div>
            <Quote item={item} />
            <Button variant="default" onClick={() => setSource(true)}>
              {t('act.toSource')}
            </Button>
          </div>
          {!readOnly && (
            <div className={classes.thumb} data-screen>
              <Button variant="default" onClick={() => confirmAndNext(review)}>
                {t(item.section === 'notUnderstood' ? 'act.settle' : 'act.right')}
              </Button>
              {item.section !== 'notUnderstood' && (
                <Button variant="default" onClick={() => send({ type: 'edit', key: item.key })}>
                  {t('act.edit')}
                </Button>
              )}
              {item.section !== IDENTITY && (
                <Button variant="default" onClick={() => rejectOrRestore(review)}>
                  {t(item.state === 'rejected' ? 'act.restore' : 'act.reject')}
                </Button>
              )}
            </div>
          )}
          <Sheet
            opened={desk.editing && !readOnly}
            onClose={() => send({ type: 'done' })}
            title={t(`section.${item.section}`)}
            acts={<Button onClick={() => send({ type: 'done' })}>{t('act.done')}</Button>}
          >
            <ItemForm item={item} onMatch={corrections.note} />
          </Sheet>
        </>
      )}
      <Sheet
        opened={source}
        onClose={() => setSource(false)}
        title={t('review.source')}
        acts={
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} stroke={1.75} />}
            onClick={() => setSource(false)}
          >
            {t('review.list')}
          </Button>
        }
      >
        <SourcePane pane={pane} finding={finding} onFind={setFinding} />
      </Sheet>
      <SplitDialog opened={split} onClose={() => setSplit(false)} />
      <PasteDialog opened={paste} onClose={() => setPaste(false)} />
    </div>
  );
}

/** About a sentence of the source on each side of the words of an item. */
const AROUND = 120;

function Quote({ item }: { item: ReviewItem }) {
  const { source } = useReviewHere();
  const { t } = useTranslation('plans');
  if (!item.span) return <p className="meta">{t('source.noSpan')}</p>;
  const { start, end } = item.span;
  const from = source.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const next = source.indexOf('\n', end);
  const to = next === -1 ? source.length : next;
  return (
    <blockquote className={`document ${classes.quote}`} style={{ margin: 0 }}>
      <span className={classes.around}>{source.slice(Math.max(from, start - AROUND), start)}</span>
      {source.slice(start, end)}
      <span className={classes.around}>{source.slice(end, Math.min(to, end + AROUND))}</span>
    </blockquote>
  );
}
