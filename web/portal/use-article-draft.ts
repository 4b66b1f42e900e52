import { useCallback, useEffect, useRef, useState } from 'react';
import { type Article, listArticles, saveArticle } from '../../server/portal/articles/contract.ts';
import type {
  ArticleContent,
  ArticleFile,
} from '../../server/portal/articles/rules/article-text.ts';
import { asProblem } from '../app/problem-error.ts';
import { useAct } from '../app/use-endpoint.ts';
import { conflictOf, type DifferenceOf409 } from '../kit/conflict-of.ts';
import { savedText, type TypedText, typedText } from './article-blocks.ts';

/** An article as it is typed. */
export interface Typed {
  readonly vi: TypedText;
  readonly en: TypedText | null;
  readonly files: readonly ArticleFile[];
  readonly note: string;
}

/** An article under somebody's hands: saved by itself two seconds after the last key. */
export interface ArticleDraft {
  readonly typed: Typed;
  readonly set: (change: Partial<Typed>) => void;
  readonly isSaving: boolean;
  readonly savedAt: string;
  /** Why the last saving failed, in words. */
  readonly fault: string | null;
  readonly conflict: DifferenceOf409 | null;
  /** What was chosen of both sides becomes the draft, on the version that the other saved. */
  readonly merge: (values: Record<string, unknown>, version: number) => void;
  readonly leaveConflict: () => void;
  /** Saves what is not saved yet. @returns the version that stands; null where it could not be saved */
  readonly flush: () => Promise<number | null>;
}

const PAUSE_MS = 2_000;

export function useArticleDraft(article: Article): ArticleDraft {
  const save = useAct(saveArticle, { stale: [listArticles] });
  const [typed, setTyped] = useState(() => typedOf(article.content, article.note ?? ''));
  const [savedAt, setSavedAt] = useState(article.changedAt);
  const [fault, setFault] = useState<string | null>(null);
  const [conflict, setConflict] = useState<DifferenceOf409 | null>(null);
  const latest = useRef(typed);
  const version = useRef(article.version);
  const changes = useRef(0);
  const [pending, setPending] = useState(0);
  const running = useRef<Promise<number | null> | null>(null);
  latest.current = typed;

  // Somebody else saved, and nothing was typed here meanwhile: theirs is shown.
  if (article.version > version.current && changes.current === 0 && running.current === null) {
    version.current = article.version;
    setTyped(typedOf(article.content, article.note ?? ''));
    setSavedAt(article.changedAt);
  }

  const send = useCallback(async (): Promise<number | null> => {
    const sent = changes.current;
    const { vi, en, files, note } = latest.current;
    const content = { vi: savedText(vi), en: en && savedText(en), files: [...files] };
    try {
      const reply = await save.mutateAsync({
        params: { id: article.id },
        body: { version: version.current, content, note },
      });
      version.current = reply.version;
      changes.current -= sent;
      setPending(changes.current);
      setFault(null);
      setSavedAt(new Date().toISOString());
      return reply.version;
    } catch (error) {
      setConflict(conflictOf(error));
      setFault(asProblem(error).sentence);
      return null;
    } finally {
      running.current = null;
    }
  }, [article.id, save.mutateAsync]);

  const flush = useCallback(async (): Promise<number | null> => {
    if (running.current) await running.current;
    if (changes.current === 0) return version.current;
    running.current = send();
    return running.current;
  }, [send]);

  useEffect(() => {
    if (pending === 0 || conflict) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [pending, conflict, flush]);

  const changed = () => {
    changes.current += 1;
    setPending(changes.current);
  };
  return {
    ...{ typed, savedAt, fault, conflict, flush },
    isSaving: pending > 0,
    set(change) {
      setTyped((before) => ({ ...before, ...change }));
      changed();
    },
    leaveConflict: () => setConflict(null),
    merge(values, to) {
      version.current = to;
      setConflict(null);
      setFault(null);
      setTyped((before) => mergedWith(before, values));
      changed();
    },
  };
}

function typedOf({ vi, en, files }: ArticleContent, note: string): Typed {
  return { vi: typedText(vi), en: en && typedText(en), files, note };
}

/** What came out of the dialog: each part either as it was typed here or as the other saved it. */
function mergedWith(before: Typed, values: Record<string, unknown>): Typed {
  const chosen: Partial<ArticleContent> & { note?: string } = values;
  return {
    vi: chosen.vi ? typedText(chosen.vi) : before.vi,
    en: chosen.en === undefined ? before.en : chosen.en && typedText(chosen.en),
    files: chosen.files ?? before.files,
    note: chosen.note ?? before.note,
  };
}
