import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { Draft, DraftProblem, Reading } from '../../server/plans/contract.ts';
import { checkDraft } from '../../server/plans/rules/check-draft.ts';
import { useKept } from '../kit/use-kept.ts';
import type { DraftEdit } from './draft-edits.ts';
import { sectionOf } from './draft-shape.ts';
import {
  isDoubtful,
  isInTab,
  itemsOf,
  type ListRow,
  type ReviewItem,
  rowsOf,
} from './review-items.ts';
import { openDesk, type ReviewDesk, type ReviewEvent, reviewReducer } from './review-state.ts';
import { type Autosave, useAutosave } from './use-autosave.ts';

/** A draft that lies on this device because it did not reach the server yet. */
interface KeptDraft {
  readonly version: number;
  readonly draft: Draft;
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
  /** The item `by` places further in the list; `doubtful` skips those that are sure. */
  readonly beside: (by: 1 | -1, doubtful?: boolean) => string | null;
}

const KEEP_MS = 400;

export function useReview(reading: Reading): Review {
  const kept = useKept<KeptDraft | null>(`reading:${reading.id}`, null);
  const [first] = useState(() => (reading.state === 'draft' ? kept.value : null));
  const [firstKeptAt] = useState(first ? kept.keptAt : null);
  const [desk, send] = useReducer(reviewReducer, first?.draft ?? reading.draft, openDesk);
  const { draft, tab, current } = desk;
  const opened = useRef(draft);

  const { set: keep, clear } = kept;
  const dropKept = useCallback(() => clear(null), [clear]);
  const save = useAutosave({
    reading,
    draft,
    baseVersion: first?.version ?? reading.version,
    keptIsNewer: first !== null,
    onSaved: dropKept,
  });
  const { version, isSaved } = save;
  useEffect(() => {
    // What has arrived need not lie here: kept on, it would meet the next officer's changes as a conflict.
    if (draft === opened.current || isSaved(draft)) return;
    const timer = setTimeout(() => keep({ version, draft }), KEEP_MS);
    return () => clearTimeout(timer);
  }, [draft, version, keep, isSaved]);

  const problems = useMemo(() => checkDraft(draft), [draft]);
  const items = useMemo(() => itemsOf(draft, problems), [draft, problems]);
  const rows = useMemo(() => rowsOf(draft, items, tab), [draft, items, tab]);
  const beside = useCallback(
    (by: 1 | -1, doubtful = false) => {
      const pool = items.filter(
        (item) => item.key === current || (doubtful ? isDoubtful(item) : isInTab(item, tab)),
      );
      const at = pool.findIndex(({ key }) => key === current);
      return pool[at === -1 ? 0 : at + by]?.key ?? null;
    },
    [items, current, tab],
  );
  const edit = useCallback(
    (change: DraftEdit, tag?: string, next?: string) =>
      send({ type: 'do', edit: change, ...(tag ? { tag } : {}), ...(next ? { next } : {}) }),
    [],
  );
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
    keptAt: firstKeptAt,
    beside,
  };
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
