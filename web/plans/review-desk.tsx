import { Button } from '@mantine/core';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AliasStrip } from './alias-offer.tsx';
import { ColumnStrip } from './column-strip.tsx';
import { DeclaredLine } from './declared-line.tsx';
import classes from './desk.module.css';
import { ItemList } from './item-list.tsx';
import { OthersLine } from './others-line.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { ReviewTools } from './review-tools.tsx';
import { SourcePane } from './source-pane.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { dropSweep, sweepIn } from './sweep.ts';
import { addTask } from './task-edits.ts';
import { useCorrections } from './use-corrections.ts';
import { usePaneWidth } from './use-pane-width.ts';
import { useReviewHere } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';

/** The two sides of the review: the source at the left, the reading at the right. */
export function ReviewDeskView() {
  const review = useReviewHere();
  const { t } = useTranslation('plans');
  const source = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState(false);
  const [finding, setFinding] = useState(false);
  const [menu, setMenu] = useState(false);
  const [split, setSplit] = useState(false);
  const [paste, setPaste] = useState(false);
  const corrections = useCorrections();
  const pane = usePaneWidth();
  const openSplit = () => setSplit(true);
  useReviewKeys(review, {
    split: openSplit,
    openMenu: () => setMenu(true),
    addFromSweep: () => {
      const swept = sweepIn(source.current);
      if (!swept || review.readOnly) return;
      review.edit(addTask(review.source, swept));
      dropSweep();
    },
    toOtherSide: () => {
      const inSource = source.current?.contains(document.activeElement) ?? false;
      if (!inSource) source.current?.focus();
      else list.current?.querySelector<HTMLElement>('[data-current]')?.focus();
    },
    hideSource: () => setHidden((was) => !was),
    find: () => {
      setHidden(false);
      setFinding(true);
    },
  });
  return (
    <div className={classes.desk}>
      {!hidden && (
        <>
          <div className={classes.side} style={{ width: pane.width }}>
            <SourcePane
              pane={source}
              finding={finding}
              onFind={setFinding}
              onHide={() => setHidden(true)}
              onWiden={pane.by}
            />
          </div>
          <hr
            className={classes.bar}
            aria-orientation="vertical"
            aria-label={t('source.resize')}
            tabIndex={0}
            data-screen
            {...pane.bar}
          />
        </>
      )}
      <div className={classes.reading}>
        <ReviewTools
          before={
            hidden && (
              <Button
                variant="default"
                data-size="xs"
                leftSection={<IconLayoutSidebarLeftExpand size={16} stroke={1.75} />}
                onClick={() => setHidden(false)}
              >
                {t('source.show')}
              </Button>
            )
          }
        />
        <OthersLine />
        <DeclaredLine onPaste={() => setPaste(true)} />
        <ColumnStrip />
        {corrections.offer && <AliasStrip offer={corrections.offer} onDone={corrections.dismiss} />}
        <ItemList
          scroll={list}
          menu={menu}
          onMenu={setMenu}
          onSplit={openSplit}
          onPaste={() => setPaste(true)}
          onMatch={corrections.note}
        />
        <p className={classes.foot} data-screen>
          {t('review.foot')}
        </p>
      </div>
      <SplitDialog opened={split} onClose={() => setSplit(false)} />
      <PasteDialog opened={paste} onClose={() => setPaste(false)} />
    </div>
  );
}
