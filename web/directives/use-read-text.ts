import { useCallback, useRef, useState } from 'react';
import { receiveMessage } from '../../server/exchange/edxml/contract.ts';
import { readDirective } from '../../server/plans/contract.ts';
import { call, upload } from '../app/client.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { useKept } from '../kit/use-kept.ts';

/** A text or a file on its way to become a reading. */
export interface ReadText {
  readonly text: string;
  /** Keeps the words as typed; nothing is sent. */
  readonly type: (text: string) => void;
  readonly readWords: (text: string) => void;
  readonly readFile: (file: File) => void;
  readonly again: () => void;
  readonly stop: () => void;
  /** Puts the problem and the file away; pasted words stay. */
  readonly forget: () => void;
  readonly refuse: (problem: ProblemError) => void;
  readonly running: boolean;
  readonly file: File | null;
  readonly problem: ProblemError | null;
}

/** The longest paste that is kept on the device, in letters: a browser keeps about 5 MB in all. */
const KEPT = 1_500_000;

/** What a text became: a draft, or a package of edXML whose files could not be read as a text. */
export interface ReadInto {
  readonly readingId: string | null;
  readonly packageId: string | null;
}

export function useReadText(onRead: (into: ReadInto) => void): ReadText {
  const kept = useKept('read-directive', '');
  const [long, setLong] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [running, setRunning] = useState(false);
  const stopper = useRef<AbortController | null>(null);
  const text = long ?? kept.value;

  const { set, clear } = kept;
  const type = useCallback(
    (next: string) => {
      setLong(next.length > KEPT ? next : null);
      if (next.length <= KEPT) set(next);
    },
    [set],
  );

  async function run(
    ask: (signal: AbortSignal) => Promise<ReadInto>,
    words: string | null,
  ): Promise<void> {
    stopper.current?.abort();
    const stop = new AbortController();
    stopper.current = stop;
    setProblem(null);
    setRunning(true);
    try {
      const into = await ask(stop.signal);
      if (stop.signal.aborted) return;
      clear('');
      setLong(null);
      onRead(into);
    } catch (error) {
      if (stop.signal.aborted) return;
      const refusal = asProblem(error);
      if (refusal.code === 'SECRET_REFUSED') {
        // A secret stays in the box for as long as the page is open, and leaves this device's store.
        clear('');
        setLong(words);
      }
      setProblem(refusal);
    } finally {
      if (stopper.current === stop) setRunning(false);
    }
  }
  function readWords(words: string): void {
    setFile(null);
    type(words);
    void run(async (signal) => {
      const body = { text: words, sourceName: null };
      return draftOf(await call(readDirective, { body }, { signal }));
    }, words);
  }
  function readFile(next: File): void {
    setFile(next);
    void run(
      async (signal) =>
        /\.edxml$/i.test(next.name)
          ? await upload(receiveMessage, next, { signal })
          : draftOf(await upload(readDirective, next, { signal })),
      null,
    );
  }
  return {
    text,
    type,
    readWords,
    readFile,
    again: () => (file ? readFile(file) : readWords(text)),
    stop: () => {
      stopper.current?.abort();
      setRunning(false);
    },
    forget: () => {
      setFile(null);
      setProblem(null);
    },
    refuse: (refusal) => {
      setFile(null);
      setProblem(refusal);
    },
    running,
    file,
    problem,
  };
}

function draftOf({ id }: { readonly id: string }): ReadInto {
  return { readingId: id, packageId: null };
}
