import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  getSubmission,
  type Submission,
  type SubmissionSection,
  writeSection,
} from '../../../server/reporting/submission-contract.ts';
import { call, newKey } from '../../app/client.ts';
import { onReachedAgain } from '../../app/offline/network.ts';
import { asProblem, type ProblemError } from '../../app/problem-error.ts';
import { announceSaved } from '../../app/saved-state.ts';
import { keyOf } from '../../app/use-endpoint.ts';
import { conflictOf, type DifferenceOf409 } from '../../kit/conflict-of.ts';
import { useKept } from '../../kit/use-kept.ts';

/** How long the hands must rest before words are sent, in milliseconds. */
const REST_MS = 2_000;
const RETRY_MS = 8_000;

/** Words on this device that are not on the server yet, and the version that they were written on. */
interface Unsaved {
  readonly words: string;
  readonly version: number;
}

/** The words under one heading: kept on the device as typed, saved by themselves, never lost. */
export interface SectionWriting {
  readonly words: string;
  readonly type: (words: string) => void;
  readonly problem: ProblemError | null;
  readonly conflict: DifferenceOf409 | null;
  readonly settle: (words: string, version: number) => void;
  readonly dropConflict: () => void;
  /** Sends what is not saved yet; false where that failed. */
  readonly flush: () => Promise<boolean>;
}

export function useSectionWriting(
  submissionId: string,
  section: SubmissionSection,
): SectionWriting {
  const client = useQueryClient();
  const { heading } = section;
  const kept = useKept<Unsaved | null>(`submission:${submissionId}:${heading}`, null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [conflict, setConflict] = useState<DifferenceOf409 | null>(null);
  const latest = useRef<Unsaved | null>(kept.value);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const { set, clear } = kept;

  const keep = useCallback(
    (next: Unsaved | null) => {
      latest.current = next;
      if (next === null) clear(null);
      else set(next);
    },
    [set, clear],
  );

  const save = useCallback(async (): Promise<boolean> => {
    for (;;) {
      const sent = latest.current;
      if (sent === null) return true;
      announceSaved({ kind: 'saving' });
      try {
        const parts = { params: { id: submissionId, heading }, body: sent };
        const reply = await call(writeSection, parts, { idempotencyKey: newKey() });
        client.setQueriesData<Submission>({ queryKey: keyOf(getSubmission) }, (before) =>
          before?.id === submissionId ? withWords(before, heading, sent.words, reply) : before,
        );
        setProblem(null);
        announceSaved({ kind: 'saved', at: new Date(reply.savedAt) });
        // What was typed meanwhile rests on what has just been saved.
        const now = latest.current;
        keep(now === null || now.words === sent.words ? null : { ...now, version: reply.version });
      } catch (error) {
        const difference = conflictOf(error);
        if (difference) setConflict(difference);
        else setProblem(asProblem(error));
        announceSaved({ kind: asProblem(error).code === 'OFFLINE' ? 'onDevice' : 'failed' });
        return false;
      }
    }
  }, [client, submissionId, heading, keep]);

  /** One after the other: two saves of the same words must not cross. */
  const flush = useCallback(() => {
    queue.current = queue.current.then(save, save);
    return queue.current;
  }, [save]);

  const unsaved = kept.value;
  useEffect(() => {
    if (unsaved === null || conflict) return;
    const timer = setTimeout(() => void flush(), problem ? RETRY_MS : REST_MS);
    return () => clearTimeout(timer);
  }, [unsaved, conflict, problem, flush]);
  useEffect(() => {
    const stop = onReachedAgain(() => void flush());
    return () => {
      stop();
      // Leaving the heading is a rest of the hands too.
      void flush();
    };
  }, [flush]);

  return {
    words: unsaved?.words ?? section.words,
    type: (words) => keep({ words, version: latest.current?.version ?? section.version }),
    ...{ problem, conflict, flush },
    settle: (words, version) => {
      setConflict(null);
      keep({ words, version });
    },
    dropConflict: () => setConflict(null),
  };
}

function withWords(
  submission: Submission,
  heading: string,
  words: string,
  { version, savedAt }: { readonly version: number; readonly savedAt: string },
): Submission {
  return {
    ...submission,
    sections: submission.sections.map((each) =>
      each.heading === heading ? { ...each, words, version, savedAt } : each,
    ),
  };
}
