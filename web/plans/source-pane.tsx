import { ActionIcon } from '@mantine/core';
import {
  IconLayoutSidebarLeftCollapse,
  IconMinus,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { day } from '../kit/format.ts';
import { SignedCopy } from './signed-copy.tsx';
import classes from './source.module.css';
import { SourceBlock } from './source-block.tsx';
import { SourceFind } from './source-find.tsx';
import { type Mark, marksOf, paragraphsOf, type SourceRow, sourceRows } from './source-marks.ts';
import { SourceStrip } from './source-strip.tsx';
import { dropSweep, type Sweep, sweepFirstWord, sweepIn } from './sweep.ts';
import { fillField } from './sweep-edits.ts';
import { SweepPopup } from './sweep-popup.tsx';
import { useReviewHere } from './use-review.ts';

const BLOCK = 30;
const SIZES = [0.9375, 1.0625, 1.1875, 1.3125];

interface SourcePaneProps {
  readonly pane: RefObject<HTMLElement | null>;
  readonly finding: boolean;
  readonly onFind: (open: boolean) => void;
  readonly onHide?: () => void;
  /** Makes the pane wider (1) or narrower (-1) by one step. */
  readonly onWiden?: (steps: number) => void;
}

/** The source with every value lit where it was read; both sides of the screen move together. */
export function SourcePane({ pane, finding, onFind, onHide, onWiden }: SourcePaneProps) {
  const review = useReviewHere();
  const { source, desk, send, edit, reading } = review;
  const { t } = useTranslation('plans');
  const [size, setSize] = useState(1);
  const [sweep, setSweep] = useState<Sweep | null>(null);
  const paragraphs = useMemo(() => paragraphsOf(source), [source]);
  const rows = useMemo(
    () => sourceRows(paragraphs, reading.boilerplate, desk.unfolded),
    [paragraphs, reading.boilerplate, desk.unfolded],
  );
  const blocks = useMemo(() => chunks(rows), [rows]);
  const marks = useMemo(() => marksOf(desk.draft), [desk.draft]);
  const byBlock = useMemo(() => blocks.map((block) => marksIn(block, marks)), [blocks, marks]);
  const unfold = useCallback((fold: number) => send({ type: 'unfold', fold }), [send]);
  const pick = useCallback((key: string) => send({ type: 'select', key }), [send]);

  const takeSweep = useCallback(() => {
    const swept = sweepIn(pane.current);
    if (swept && desk.editing && desk.field && !review.readOnly) {
      edit(fillField(source, desk.current, desk.field, swept));
      dropSweep();
      setSweep(null);
      document
        .querySelector<HTMLElement>(`[data-field="${desk.field}"] :is(input, textarea)`)
        ?.focus();
    } else setSweep(review.readOnly ? null : swept);
  }, [pane, desk.editing, desk.field, desk.current, edit, source, review.readOnly]);
  useShownItem(pane, desk.current);
  useEffect(() => {
    // Words that are no longer swept (another click, a key that used them) take their popup along.
    const gone = () => {
      if (sweepIn(pane.current) === null) setSweep(null);
    };
    document.addEventListener('selectionchange', gone);
    return () => document.removeEventListener('selectionchange', gone);
  }, [pane]);

  const { identity } = desk.draft;
  return (
    <section className={classes.pane} aria-label={t('review.source')}>
      <div className={classes.head}>
        <span className={`one-line ${classes.name}`}>
          {[
            identity.number ?? reading.sourceName ?? t('source.unnamed'),
            identity.issuedOn && day(identity.issuedOn),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <ActionIcon variant="subtle" aria-label={t('source.find')} onClick={() => onFind(!finding)}>
          <IconSearch size={16} stroke={1.75} />
        </ActionIcon>
        <SizeButton sign="-" onPress={() => setSize((before) => Math.max(0, before - 1))} />
        <SizeButton sign="+" onPress={() => setSize((before) => Math.min(3, before + 1))} />
        {onWiden && (
          <>
            <ActionIcon
              variant="subtle"
              aria-label={t('source.narrower')}
              onClick={() => onWiden(-1)}
            >
              <IconMinus size={16} stroke={1.75} />
            </ActionIcon>
            <ActionIcon variant="subtle" aria-label={t('source.wider')} onClick={() => onWiden(1)}>
              <IconPlus size={16} stroke={1.75} />
            </ActionIcon>
          </>
        )}
        {onHide && (
          <ActionIcon variant="subtle" aria-label={t('source.hide')} onClick={onHide}>
            <IconLayoutSidebarLeftCollapse size={18} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      {(reading.kind !== 'formal' || reading.signed) && (
        <div className={classes.warn}>
          {reading.kind !== 'formal' && t(`source.${reading.kind}`)} <SignedCopy />
        </div>
      )}
      {finding && <SourceFind pane={pane} onClose={() => onFind(false)} />}
      <div className={classes.body}>
        <section
          ref={pane}
          className={`document ${classes.scroll}`}
          style={{ fontSize: `${SIZES[size]}rem` }}
          aria-label={`${t('review.source')}. ${t('source.keys')}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          onMouseUp={() => requestAnimationFrame(takeSweep)}
          onClick={(event) => {
            if (sweepIn(pane.current) === null) pickAt(event.target, desk.current, pick);
          }}
          onKeyUp={(event) => {
            if (event.shiftKey || event.key === 'Shift') setSweep(sweepIn(pane.current));
          }}
          onKeyDown={(event) => walk(event, pane.current, desk.current, pick)}
        >
          {blocks.map((block, index) => {
            const mine = byBlock[index] ?? [];
            return (
              <SourceBlock
                key={blockKey(block)}
                text={source}
                rows={block}
                marks={mine}
                current={mine.some(({ key }) => key === desk.current) ? desk.current : ''}
                onUnfold={unfold}
              />
            );
          })}
        </section>
        <SourceStrip items={review.items} rows={rows} current={desk.current} onPick={pick} />
      </div>
      {sweep && (
        <SweepPopup
          sweep={sweep}
          onDone={() => {
            setSweep(null);
            dropSweep();
          }}
        />
      )}
    </section>
  );
}

function SizeButton({ sign, onPress }: { sign: '+' | '-'; onPress: () => void }) {
  const { t } = useTranslation('plans');
  const Icon = sign === '+' ? IconPlus : IconMinus;
  return (
    <ActionIcon
      variant="subtle"
      w="auto"
      px={4}
      aria-label={t(sign === '+' ? 'source.bigger' : 'source.smaller')}
      onClick={onPress}
    >
      A
      <Icon size={12} stroke={2} aria-hidden />
    </ActionIcon>
  );
}

/** Brings the place of the current item into sight when it is not. */
function useShownItem(pane: { readonly current: HTMLElement | null }, current: string): void {
  useEffect(() => {
    const box = pane.current;
    const place = box?.querySelector(`[data-keys~="${CSS.escape(current)}"]`);
    if (!box || !place) return;
    const { top, bottom } = place.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    if (top < view.top + 8 || bottom > view.bottom - 40) place.scrollIntoView({ block: 'center' });
  }, [pane, current]);
}

/** The innermost item under a click; a second click goes to the one around it. */
function pickAt(target: EventTarget, current: string, pick: (key: string) => void): void {
  const segment = target instanceof Element ? target.closest('[data-keys]') : null;
  const keys = segment instanceof HTMLElement ? (segment.dataset.keys ?? '').split(' ') : [];
  const unique = [...new Set(keys)].filter(Boolean);
  const next = unique[(unique.indexOf(current) + 1) % unique.length];
  if (next) pick(next);
}

/** Keys inside the source: ↑↓ from paragraph to paragraph, Enter takes its item, → begins to sweep words. */
function walk(
  event: KeyboardEvent<HTMLElement>,
  pane: HTMLElement | null,
  current: string,
  pick: (key: string) => void,
): void {
  if (!pane || event.shiftKey || event.ctrlKey || event.altKey) return;
  const all = [...pane.querySelectorAll('[data-p]')];
  const at = all.findIndex((paragraph) => paragraph.hasAttribute('data-at'));
  const here = all[at];
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const start = all.findIndex((paragraph) => paragraph.hasAttribute('data-current'));
    const next = all[at === -1 ? Math.max(start, 0) : at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    here?.removeAttribute('data-at');
    next.setAttribute('data-at', '');
    next.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Enter' && here) {
    const marked = here.querySelector('[data-keys]');
    if (marked) pickAt(marked, current, pick);
  } else if (event.key === 'ArrowRight' && here) sweepFirstWord(here);
  else return;
  event.preventDefault();
}

function chunks(rows: readonly SourceRow[]): SourceRow[][] {
  const blocks: SourceRow[][] = [];
  for (let at = 0; at < rows.length; at += BLOCK) blocks.push(rows.slice(at, at + BLOCK));
  return blocks;
}

function blockKey(block: readonly SourceRow[]): string {
  const first = block[0];
  return first?.type === 'text' ? `p${first.at.start}` : `f${first?.fold}`;
}

function marksIn(block: readonly SourceRow[], marks: readonly Mark[]): Mark[] {
  const texts = block.flatMap((row) => (row.type === 'text' ? [row.at] : row.lines));
  const start = texts[0]?.start ?? 0;
  const end = texts.at(-1)?.end ?? 0;
  return marks.filter((mark) => mark.start < end && mark.end > start);
}
