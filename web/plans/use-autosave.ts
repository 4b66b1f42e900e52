import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, getReading, type Reading, saveDraft } from '../../server/plans/contract.ts';
import { call } from '../app/client.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { announceSaved } from '../app/saved-state.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { conflictOf, type DifferenceOf409 } from '../kit/conflict-dialog.tsx';

/** How long the hands must rest before a draft is sent, in milliseconds. */
const REST_MS = 2000;
const RETRY_MS = 8000;

/** The saving of a draft by itself: when, with which version, and what stopped it. */
export interface Autosave {
  readonly version: number;
  readonly problem: ProblemError | null;
  readonly conflict: DifferenceOf409 | null;
  readonly savedAt: string | null;
  /** Whether this very draft stands on the server. */
  readonly isSaved: (draft: Draft) => boolean;
  /** Sends what is not saved yet; resolves to the version that stands on the server, null when it failed. */
  readonly flush: () => Promise<number | null>;
  /** Goes on from the version that another officer saved. */
  readonly adopt: (version: number) => void;
  readonly dropConflict: () => void;
}

interface Setting {
  readonly reading: Reading;
  readonly draft: Draft;
  /** Version on which `draft` rests when it comes from this device's store. */
  readonly baseVersion: number;
  readonly keptIsNewer: boolean;
  readonly onSaved: () => void;
}

export function useAutosave({
  reading,
  draft,
  baseVersion,
  keptIsNewer,
  onSaved,
}: Setting): Autosave {
  const client = useQueryClient();
  const now = useRef({ draft, onSaved });
  const version = useRef(baseVersion);
  const savedDraft = useRef<Draft | null>(keptIsNewer ? null : draft);
  const running = useRef<Promise<number | null> | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [conflict, setConflict] = useState<DifferenceOf409 | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  useEffect(() => {
    now.current = { draft, onSaved };
  });

  const send = useCallback(async (): Promise<number | null> => {
    while (now.current.draft !== savedDraft.current) {
      const sent = now.current.draft;
      announceSaved({ kind: 'saving' });
      try {
        const body = { version: version.current, draft: sent };
        const reply = await call(saveDraft, { params: { id: reading.id }, body });
        version.current = reply.version;
        savedDraft.current = sent;
        setProblem(null);
        setSavedAt(reply.savedAt);
        announceSaved({ kind: 'saved', at: new Date(reply.savedAt) });
        client.setQueryData<Reading>(keyOf(getReading, { params: { id: reading.id } }), (before) =>
          before ? { ...before, ...reply, draft: sent } : before,
        );
        now.current.onSaved();
      } catch (error) {
        const difference = conflictOf(error);
        if (difference) setConflict(difference);
        else setProblem(asProblem(error));
        announceSaved({ kind: asProblem(error).code === 'OFFLINE' ? 'onDevice' : 'failed' });
        return null;
      }
    }
    return version.current;
  }, [client, reading.id]);

  const flush = useCallback((): Promise<number | null> => {
    running.current ??= send().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [send]);

  useEffect(() => {
    if (draft === savedDraft.current || conflict || reading.state !== 'draft') return;
    const timer = setTimeout(() => void flush(), problem ? RETRY_MS : REST_MS);
    return () => clearTimeout(timer);
  }, [draft, conflict, problem, reading.state, flush]);
  useEffect(() => {
    const again = () => void flush();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      // Leaving the page is a rest of the hands too.
      if (reading.state === 'draft') void flush();
      announceSaved({ kind: 'none' });
    };
  }, [flush, reading.state]);

  return {
    version: version.current,
    problem,
    conflict,
    savedAt,
    isSaved: useCallback((asked: Draft) => asked === savedDraft.current, []),
    flush,
    adopt: (next) => {
      version.current = next;
      savedDraft.current = null;
      setConflict(null);
    },
    dropConflict: () => setConflict(null),
  };
}
