import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftChange, DraftProblem, Reading } from '../../server/plans/contract.ts';
import { checkDraft } from '../../server/plans/rules/check-draft.ts';
import { changesOf, itemFinder, replay } from '../../server/plans/rules/draft-changes.ts';
import { toast } from '../kit/toast.tsx';
import { useKept } from '../kit/use-kept.ts';
import type { DraftEdit } from './draft-edits.ts';
import { sectionOf } from './draft-shape.ts';
import {
  isDoubtful,
  isShown,
  itemsOf,
  type ListRow,
  type ReviewItem,
  rowsOf,
} from './review-items.ts';
import { openDesk, type ReviewDesk, type ReviewEvent, reviewReducer } from './review-state.ts';
import { type Autosave, useAutosave } from './use-autosave.ts';
import { placesOf, type Together, useTogether } from './use-together.ts';

/** Changes that lie on this device because they did not reach the server yet, with their items whole. */
interface KeptChanges {
  readonly changes: readonly DraftChange[];
  readonly items: Readonly<Record<string, unknown>>;
}

/** What every part of the review page works with. */
export interface Review {
  readonly reading: Reading;
  readonly source: string;
  readonly desk: ReviewDesk;
  readonly send: (event: ReviewEvent) => void;
  /** Applies an edit; a `tag` joins typing in one field into one step. */
  readonly edit: (edit: DraftEdit, tag?: string, next?: string) => void;
  readonly items: readonly ReviewItem[];
  readonly rows: readonly ListRow[];
  readonly item: ReviewItem | undefined;
  readonly problems: readonly DraftProblem[];
  readonly readOnly: boolean;
  readonly save: Autosave;
  readonly keptAt: number | null;
  /** The other officers at this draft, and what they have in hand. */
  readonly together: Together;
  /** The item `by` places further in the list; `doubtful` skips those that are sure. */
  readonly beside: (by: 1 | -1, doubtful?: boolean) => string | null;
}

const KEEP_MS = 400;

export function useReview(reading: Reading): Review {
  const { desk, send, now, first } = useDesk(reading);
  const { draft, tab, sureness, current } = desk;
  const save = useAutosave({ reading, draft, firstBase: first.base, now, send });
  useKeptChanges(reading, draft, save);

  const problems = useMemo(() => checkDraft(draft), [draft]);
  const items = useMemo(() => itemsOf(draft, problems), [draft, problems]);
  const together = useTogether({ reading, desk, items, save });
  const { held } = together;
  const rows = useMemo(
    () => rowsOf(draft, items, { tab, sureness }),
    [draft, items, tab, sureness],
  );
  const beside = useCallback(
    (by: 1 | -1, doubtful = false) => {
      const pool = items.filter(
        (item) =>
          item.key === current || (doubtful ? isDoubtful(item) : isShown(item, { tab, sureness })),
      );
      const at = pool.findIndex(({ key }) => key === current);
      return pool[at === -1 ? 0 : at + by]?.key ?? null;
    },
    [items, current, tab, sureness],
  );
  const sayHeld = useSayHeld(together);
  const edit = useCallback(
    (change: DraftEdit, tag?: string, next?: string) => {
      if (held.size > 0) sayHeld(placesOf(changesOf(now(), change(now()).draft)));
      send({ type: 'do', edit: change, held, ...(tag ? { tag } : {}), ...(next ? { next } : {}) });
    },
    [send, now, held, sayHeld],
  );
  const lost = desk.editing && held.has(current);
  useEffect(() => {
    // Two opened it at the same moment, and the other one has it.
    if (!lost) return;
    send({ type: 'done' });
    sayHeld([current]);
  }, [lost, current, send, sayHeld]);
  return {
    reading,
    source: reading.sourceText,
    desk,
    send,
    edit,
    items,
    rows,
    item: items.find(({ key }) => key === current),
    problems,
    readOnly: reading.state !== 'draft',
    save,
    keptAt: first.keptAt,
    together,
    beside,
  };
}

/** Says that an item was passed by because somebody else has it in hand. */
function useSayHeld({ holderOf }: Together) {
  const { t } = useTranslation('plans');
  return useCallback(
    (keys: readonly string[]) => {
      const name = keys.map(holderOf).find((holder) => holder !== null);
      if (name) toast(t('together.passed', { name }));
    },
    [holderOf, t],
  );
}

/**
 * The desk of one page. It moves on at once, not with the next drawing: what is saved must be what is
 * there, whoever asks and whenever.
 */
function useDesk(reading: Reading) {
  const kept = useKept<KeptChanges | null>(keptKey(reading), null);
  const [first] = useState(() => {
    const asSaved = { draft: reading.draft, base: reading.draft, keptAt: null };
    if (reading.state !== 'draft' || !kept.value?.changes) return asSaved;
    const { changes, items } = kept.value;
    return { ...replay(reading.draft, changes, (at) => items[at]), keptAt: kept.keptAt };
  });
  const [desk, show] = useState(() => openDesk(first.draft));
  const live = useRef(desk);
  const send = useCallback((event: ReviewEvent) => {
    live.current = reviewReducer(live.current, event);
    show(live.current);
  }, []);
  return { desk, send, first, now: useCallback(() => live.current.draft, []) };
}

const keptKey = ({ id }: Reading) => `reading:${id}`;

/** What is not on the server yet lies on the device, and no longer than that. */
function useKeptChanges(reading: Reading, draft: Draft, { base, savedAt }: Autosave): void {
  const { value, set: keep, clear } = useKept<KeptChanges | null>(keptKey(reading), null);
  const lies = value !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once saved, nothing of it need lie here
  useEffect(() => {
    const changes = changesOf(base(), draft);
    if (changes.length === 0) {
      if (lies) clear(null);
      return;
    }
    const timer = setTimeout(() => {
      const itemAt = itemFinder(draft);
      const places = new Set(changes.map(({ at }) => at.split('.').slice(0, 2).join('.')));
      keep({ changes, items: Object.fromEntries([...places].map((at) => [at, itemAt(at)])) });
    }, KEEP_MS);
    return () => clearTimeout(timer);
  }, [draft, base, savedAt, lies, keep, clear]);
}

export const ReviewContext = createContext<Review | null>(null);

export function useReviewHere(): Review {
  const review = use(ReviewContext);
  if (!review) throw new Error('This part belongs inside the review page');
  return review;
}

/** The task that both sides stand on, where it is a task. */
export function currentTask(review: Review) {
  const { draft, current } = review.desk;
  return sectionOf(draft, current) === 'tasks'
    ? draft.tasks.find(({ key }) => key === current)
    : undefined;
}
