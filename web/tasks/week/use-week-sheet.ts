import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { getWeek, reportProgress, type TaskRow } from '../../../server/tasks/contract.ts';
import { call, newKey } from '../../app/client.ts';
import { useMe } from '../../app/me.ts';
import { asProblem, mayResend } from '../../app/problem-error.ts';
import { announceSaved } from '../../app/saved-state.ts';
import { keyOf } from '../../app/use-endpoint.ts';
import { conflictOf, type DifferenceOf409 } from '../../kit/conflict-dialog.tsx';
import { useKept } from '../../kit/use-kept.ts';
import {
  EMPTY_ENTRY,
  isBlank,
  likeLastWeek,
  percentOf,
  restored,
  stood,
  toSend,
  typed,
  unsent,
  type WeekEntries,
  type WeekEntry,
  type WeekWords,
  without,
} from './week-queue.ts';

/** Pause before what did not arrive is sent again, in milliseconds. */
const RETRY_MS = 30_000;

const isAny = (_entry: WeekEntry) => true;
/** Sent off once already: only such rows go again without a press of the button. */
const isOnItsWay = ({ send }: WeekEntry) => send.kind === 'waiting';

/** A row that someone else has changed: the two sides, and the task that it is about. */
export interface WeekConflict {
  readonly taskId: string;
  readonly difference: DifferenceOf409;
}

/**
 * The weekly sheet on this device: typed words are kept at once, sent row by row in order, and what did
 * not arrive waits and goes again under its key when the network is back.
 */
export function useWeekSheet(week: string, tasks: readonly TaskRow[]) {
  const { acting } = useMe();
  const client = useQueryClient();
  const kept = useKept<WeekEntries>(`week:${week}:${acting.id}`, {});
  const { set } = kept;
  const [sending, setSending] = useState(false);
  const [conflict, setConflict] = useState<WeekConflict | null>(null);
  const now = useRef({ entries: kept.value, tasks });
  useEffect(() => {
    now.current = { entries: kept.value, tasks };
  });

  useEffect(() => set(restored), [set]);
  const waits = unsent(kept.value);
  useEffect(() => {
    announceSaved(waits > 0 ? { kind: 'onDevice' } : { kind: 'none' });
    return () => announceSaved({ kind: 'none' });
  }, [waits]);

  const sendOne = useCallback(
    async (task: TaskRow, entry: WeekEntry, version: number): Promise<'next' | 'stop'> => {
      const key = entry.send.kind === 'waiting' ? entry.send.key : newKey();
      set((before) => stood(before, task.id, { kind: 'sending', key }));
      try {
        await call(
          reportProgress,
          { params: { id: task.id }, body: bodyOf(entry, version) },
          { idempotencyKey: key },
        );
        set((before) => without(before, task.id));
        return 'next';
      } catch (error) {
        const problem = asProblem(error);
        if (mayResend(problem)) {
          set((before) => stood(before, task.id, { kind: 'waiting', key }));
          return 'stop';
        }
        const difference = conflictOf(problem);
        if (difference) setConflict({ taskId: task.id, difference });
        set((before) => stood(before, task.id, { kind: 'failed', why: problem.problem.title }));
        return 'next';
      }
    },
    [set],
  );

  const busy = useRef(false);
  const send = useCallback(
    async (which = isAny): Promise<number> => {
      if (busy.current) return 0;
      busy.current = true;
      setSending(true);
      let sent = 0;
      for (const task of toSend(now.current.entries, now.current.tasks)) {
        const entry = now.current.entries[task.id];
        if (entry === undefined || isBlank(entry) || !which(entry)) continue;
        if ((await sendOne(task, entry, task.version)) === 'stop') break;
        sent += 1;
      }
      await client.invalidateQueries({ queryKey: keyOf(getWeek) });
      busy.current = false;
      setSending(false);
      return sent;
    },
    [client, sendOne],
  );

  // What waits goes again by itself: when the page opens, when the network is back, and every half minute.
  const isWaiting = tasks.some(({ id }) => kept.value[id]?.send.kind === 'waiting');
  useEffect(() => {
    if (!isWaiting) return undefined;
    const again = () => {
      if (navigator.onLine) void send(isOnItsWay);
    };
    again();
    window.addEventListener('online', again);
    const timer = setInterval(again, RETRY_MS);
    return () => {
      window.removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [isWaiting, send]);

  return {
    entryOf: (id: string) => kept.value[id] ?? EMPTY_ENTRY,
    entries: kept.value,
    waits,
    sending,
    conflict,
    type: (id: string, words: Partial<WeekWords>) => set((before) => typed(before, id, words)),
    drop: (id: string) => set((before) => without(before, id)),
    fill: (rows: Parameters<typeof likeLastWeek>[1]) => set((before) => likeLastWeek(before, rows)),
    send,
    closeConflict: () => setConflict(null),
    /** Sends one row again on top of what was saved meanwhile. */
    resend: async (task: TaskRow, words: Partial<WeekWords>, version: number) => {
      setConflict(null);
      const entry = { ...(now.current.entries[task.id] ?? EMPTY_ENTRY), ...words };
      set((before) => typed(before, task.id, words));
      await sendOne(task, { ...entry, send: { kind: 'kept' } }, version);
      await client.invalidateQueries({ queryKey: keyOf(getWeek) });
    },
  };
}
export type WeekSheet = ReturnType<typeof useWeekSheet>;

function bodyOf({ percent, body, difficulty, fallReason, files }: WeekEntry, version: number) {
  const figure = percentOf(percent);
  return {
    version,
    percent: figure === 'bad' ? null : figure,
    body: body.trim(),
    difficulty: difficulty.trim() || null,
    fallReason: fallReason.trim() || null,
    fileIds: files.map(({ id }) => id),
  };
}
