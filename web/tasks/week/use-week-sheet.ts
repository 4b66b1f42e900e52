import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { getWeek } from '../../../server/tasks/board-contract.ts';
import { newKey } from '../../app/client.ts';
import { useMe } from '../../app/me.ts';
import { isReachable, onReachedAgain } from '../../app/offline/network.ts';
import { announceSaved } from '../../app/saved-state.ts';
import { keyOf } from '../../app/use-endpoint.ts';
import { conflictOf, type DifferenceOf409 } from '../../kit/conflict-of.ts';
// The way out comes with the page: a browser that once failed to fetch a part never tries it again.
import { sendQueue } from './send-queue.ts';
import type { SeenWeek } from './use-week-reading.ts';
import { EMPTY_ENTRY, type Row, type WeekWords } from './week-entry.ts';
import {
  likeLastWeek,
  queued,
  ready,
  strays,
  type Turn,
  typed,
  unsent,
  without,
} from './week-queue.ts';
import { lostPosts, weekStore } from './week-store.ts';

/** Pause before what did not arrive is sent again, in milliseconds. */
const RETRY_MS = 30_000;

/** A row that someone else has changed: the two sides, and the task that it is about. */
export interface WeekConflict {
  readonly taskId: string;
  readonly difference: DifferenceOf409;
}

/**
 * The weekly sheet on this device: typed words are kept at once, sent row by row in order, and what did
 * not arrive waits and goes again under its key when the network is back.
 */
export function useWeekSheet(rows: readonly Row[]) {
  const { acting, posts } = useMe();
  const client = useQueryClient();
  const store = weekStore(acting.id);
  const entries = useSyncExternalStore(store.subscribe, store.read);
  const [sending, setSending] = useState(false);
  const [conflicts, setConflicts] = useState<Readonly<Record<string, DifferenceOf409>>>({});
  const [looked, setLooked] = useState<string | null>(null);
  const order = useRef<readonly string[]>([]);
  useEffect(() => {
    order.current = rows.map(({ task }) => task.id);
  });

  const waits = unsent(entries);
  useEffect(() => {
    announceSaved(waits > 0 ? { kind: 'onDevice' } : { kind: 'none' });
    return () => announceSaved({ kind: 'none' });
  }, [waits]);

  const drain = useCallback(
    async (session: 'wait' | 'throw'): Promise<number> => {
      setSending(true);
      const sent = await sendQueue({
        ...{ postId: acting.id, store, session },
        order: () => order.current,
        onSent: (turn) =>
          client.setQueriesData<SeenWeek>({ queryKey: keyOf(getWeek) }, (week) => said(week, turn)),
        onRefused: ({ id }, problem) => {
          const difference = conflictOf(problem);
          if (!difference) return;
          setConflicts((all) => ({ ...all, [id]: difference }));
          // Over the page only for whoever has just pressed the button; otherwise it waits at its row.
          if (session === 'wait') setLooked(id);
        },
      });
      setSending(false);
      await client.invalidateQueries({ queryKey: keyOf(getWeek) });
      return sent;
    },
    [acting.id, client, store],
  );

  // What waits goes again by itself: when the page opens, when the network is back, and every half minute.
  const isWaiting = Object.values(entries).some(
    ({ send }) => send.kind !== 'kept' && send.kind !== 'failed',
  );
  useEffect(() => {
    if (!isWaiting) return undefined;
    const again = () => {
      if (isReachable()) void drain('throw');
    };
    again();
    const stop = onReachedAgain(again);
    const timer = setInterval(again, RETRY_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [isWaiting, drain]);

  // Another tab may have sent what waited: what it brought is read here too.
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) {
      void client.invalidateQueries({ queryKey: keyOf(getWeek) });
    }
    wasWaiting.current = isWaiting;
  }, [isWaiting, client]);

  const difference = looked === null ? undefined : conflicts[looked];
  const conflict: WeekConflict | null =
    looked !== null && difference ? { taskId: looked, difference } : null;
  const type = (task: Row['task'], words: Partial<WeekWords>) =>
    store.change((before) => typed(before, task, words));
  return {
    entryOf: (id: string) => entries[id] ?? EMPTY_ENTRY,
    ready: ready(entries, rows),
    strays: strays(entries, rows),
    hasStrays: strays(entries, rows).length > 0 || lostPosts(posts.map(({ id }) => id)).length > 0,
    waits,
    sending,
    conflict,
    /** Opens the two sides of a refused row; null where there are none to see. */
    lookAt: (id: string) => (conflicts[id] === undefined ? null : () => setLooked(id)),
    type,
    drop: (id: string) => store.change((before) => without(before, id)),
    fill: () => store.change((before) => likeLastWeek(before, rows)),
    /** Puts what is ready into the queue and sends the queue; gives how many rows arrived. */
    send: () => {
      store.change((before) => queued(before, ready(before, rows), newKey));
      return drain('wait');
    },
    closeConflict: () => setLooked(null),
    /** Sends one row again on top of what was saved meanwhile. */
    resend: (task: Row['task'], words: Partial<WeekWords>, version: number) => {
      setLooked(null);
      store.change((before) => {
        const again = typed(before, task, words);
        const entry = again[task.id] ?? EMPTY_ENTRY;
        const about = { title: task.title, version };
        return queued({ ...again, [task.id]: { ...entry, about } }, [task.id], newKey);
      });
      return drain('wait');
    },
  };
}
export type WeekSheet = ReturnType<typeof useWeekSheet>;

/** The sheet as it stands once a row has arrived, until it is read again. */
function said(week: SeenWeek | undefined, { id, entry }: Turn): SeenWeek | undefined {
  if (week === undefined) return undefined;
  const at = new Date().toISOString();
  const rows = week.rows.map((row) => {
    if (row.task.id !== id) return row;
    const { body, difficulty } = entry;
    const before = row.thisWeek?.percent ?? row.task.percent;
    return { ...row, thisWeek: { percent: before, body, difficulty: difficulty || null, at } };
  });
  return { ...week, rows, updated: rows.filter(({ thisWeek }) => thisWeek !== null).length };
}
