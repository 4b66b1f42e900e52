import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, getReading, type Reading, saveDraft } from '../../server/plans/contract.ts';
import { carryOver, changesOf } from '../../server/plans/rules/draft-changes.ts';
import { call } from '../app/client.ts';
import { onReachedAgain } from '../app/offline/network.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { announceSaved } from '../app/saved-state.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { conflictOf, type DifferenceOf409 } from '../kit/conflict-dialog.tsx';
import { mergeDraft, withWholeItems } from './merge-draft.ts';
import type { ReviewEvent } from './review-state.ts';

/** How long the hands must rest before changes are sent, in milliseconds. */
const REST_MS = 2000;
const RETRY_MS = 8000;

/** The saving of a draft by itself: what is not saved yet, and what stopped it. */
export interface Autosave {
  readonly problem: ProblemError | null;
  readonly conflict: DifferenceOf409 | null;
  readonly savedAt: string | null;
  /** What stands on the server, as far as this page has agreed to it. */
  readonly base: () => Draft;
  /** Sends what is not saved yet; resolves to the version that stands on the server, null when it failed. */
  readonly flush: () => Promise<number | null>;
  /** Fetches what others saved, where the server has gone on to another version. */
  readonly catchUp: (version: number) => Promise<void>;
  /** Puts the values chosen in a conflict into the draft; false where they make no draft. */
  readonly settle: (values: Readonly<Record<string, unknown>>) => boolean;
  readonly dropConflict: () => void;
}

interface Setting {
  readonly reading: Reading;
  readonly draft: Draft;
  /** What stands on the server when the page opens. */
  readonly firstBase: Draft;
  /** The draft at this very moment: an effect would see it one drawing later. */
  readonly now: () => Draft;
  readonly send: (event: ReviewEvent) => void;
}

export function useAutosave({ reading, draft, firstBase, now, send }: Setting): Autosave {
  const client = useQueryClient();
  const base = useRef(firstBase);
  const version = useRef(reading.version);
  const queue = useRef<Promise<number | null>>(Promise.resolve(null));
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [conflict, setConflict] = useState<DifferenceOf409 | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { id } = reading;

  /** Goes on from what stands on the server; `sent` is what it was made of. */
  const goOn = useCallback(
    (sent: Draft, saved: Draft) => {
      const heard = changesOf(sent, saved);
      if (heard.length === 0) {
        base.current = sent;
        return;
      }
      const carried = carryOver(sent, now(), saved);
      base.current = carried.base;
      send({ type: 'hear', draft: carried.draft, changes: heard });
    },
    [now, send],
  );

  const save = useCallback(async (): Promise<number | null> => {
    for (;;) {
      const sent = now();
      const changes = changesOf(base.current, sent);
      if (changes.length === 0) return version.current;
      announceSaved({ kind: 'saving' });
      try {
        const body = { version: version.current, changes };
        const reply = await call(saveDraft, { params: { id }, body });
        version.current = reply.version;
        goOn(sent, reply.draft ?? sent);
        setProblem(null);
        setSavedAt(reply.savedAt);
        announceSaved({ kind: 'saved', at: new Date(reply.savedAt) });
        client.setQueryData<Reading>(keyOf(getReading, { params: { id } }), (before) =>
          before ? { ...before, ...reply, draft: base.current } : before,
        );
      } catch (error) {
        const difference = conflictOf(error);
        if (difference) setConflict(withWholeItems(difference, now()));
        else setProblem(asProblem(error));
        announceSaved({ kind: asProblem(error).code === 'OFFLINE' ? 'onDevice' : 'failed' });
        return null;
      }
    }
  }, [client, id, now, goOn]);

  const fetchNewer = useCallback(
    async (known: number): Promise<number> => {
      if (known <= version.current) return version.current;
      const newer = await call(getReading, { params: { id } });
      if (newer.version > version.current) {
        version.current = newer.version;
        goOn(base.current, newer.draft);
        client.setQueryData(keyOf(getReading, { params: { id } }), newer);
      }
      return version.current;
    },
    [client, id, goOn],
  );

  /** One after the other: what is saved and what is fetched must not cross. */
  const inTurn = useCallback((work: () => Promise<number | null>): Promise<number | null> => {
    queue.current = queue.current.then(work);
    return queue.current;
  }, []);
  const flush = useCallback(() => inTurn(save), [inTurn, save]);
  const catchUp = useCallback(
    async (known: number) => {
      // Not reached this time: the next word from the server comes in a few seconds.
      await inTurn(() => fetchNewer(known).catch(() => null));
    },
    [inTurn, fetchNewer],
  );

  const { state } = reading;
  useEffect(() => {
    if (conflict || state !== 'draft' || changesOf(base.current, draft).length === 0) return;
    const timer = setTimeout(() => void flush(), problem ? RETRY_MS : REST_MS);
    return () => clearTimeout(timer);
  }, [draft, conflict, problem, state, flush]);
  useEffect(() => {
    const again = () => void flush();
    const stop = onReachedAgain(again);
    return () => {
      stop();
      // Leaving the page is a rest of the hands too.
      if (state === 'draft') void flush();
      announceSaved({ kind: 'none' });
    };
  }, [flush, state]);

  return {
    problem,
    conflict,
    savedAt,
    base: useCallback(() => base.current, []),
    flush,
    catchUp,
    settle: (values) => {
      const saved = conflict?.fields.map((each) => [each.field, each.saved] as const) ?? [];
      const merged = mergeDraft(now(), values);
      const agreed = mergeDraft(base.current, Object.fromEntries(saved));
      if (!merged || !agreed) return false;
      base.current = agreed;
      setConflict(null);
      send({ type: 'replace', draft: merged });
      return true;
    },
    dropConflict: () => setConflict(null),
  };
}
