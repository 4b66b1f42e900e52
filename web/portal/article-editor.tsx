import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Article, redraftArticle } from '../../server/portal/articles/contract.ts';
import { HEADLINE_LETTERS } from '../../server/portal/articles/rules/article-text.ts';
import { lacksOf } from '../../server/portal/articles/rules/check-content.ts';
import { call } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { ConflictDialog } from '../kit/conflict-dialog.tsx';
import { clock } from '../kit/format.ts';
import { Segments } from '../kit/segments.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './article.module.css';
import { BlockField, fieldOf } from './article-block.tsx';
import {
  emptyBlock,
  moved,
  retyped,
  savedText,
  type TypedBlock,
  type TypedText,
  typedText,
} from './article-blocks.ts';
import { FilesOfArticle } from './article-files.tsx';
import { outdatedCount, Sources } from './article-sources.tsx';
import type { ArticleDraft } from './use-article-draft.ts';

type Language = 'vi' | 'en';

/** The words of an article under the hands: language, headline, lead, blocks, files; the source beside. */
export function Editor({
  article,
  draft,
}: {
  readonly article: Article;
  readonly draft: ArticleDraft;
}) {
  const { t } = useTranslation('portalArticles');
  const [lang, setLang] = useState<Language>('vi');
  const [current, setCurrent] = useState<string | null>(null);
  const text = draft.typed[lang];
  const setText = (change: Partial<TypedText>) => {
    if (text) draft.set({ [lang]: { ...text, ...change } });
  };
  const takeOver = async (to: Language) => {
    try {
      const made = await call(redraftArticle, { params: { id: article.id }, query: { lang: to } });
      const before = draft.typed[to];
      draft.set({ [to]: typedText(made) });
      setLang(to);
      toast(t('edit.redrafted'), { undo: () => draft.set({ [to]: before }) });
    } catch (error) {
      toastProblem(asProblem(error));
    }
  };
  const focused =
    text &&
    (text.lead.key === current ? text.lead : text.blocks.find(({ key }) => key === current));
  return (
    <div className={classes.editor}>
      <div className={classes.words}>
        <div className={classes.row}>
          <Segments
            label={t('edit.language')}
            value={lang}
            onChange={setLang}
            data={(['vi', 'en'] as const).map((value) => ({ value, label: t(`edit.${value}`) }))}
          />
          <SavedNote draft={draft} />
        </div>
        {article.editions > 0 && (
          <Textarea
            label={t('edit.note')}
            autosize
            minRows={1}
            value={draft.typed.note}
            onChange={(event) => draft.set({ note: event.currentTarget.value })}
          />
        )}
        {text ? (
          <TextFields
            {...{ text, lang, setText, current, setCurrent }}
            outdatedOf={(block) => outdatedCount(block.sentences, article)}
          />
        ) : (
          <Button variant="default" onClick={() => void takeOver('en')}>
            {t('edit.makeEnglish')}
          </Button>
        )}
        {text && (
          <div className={classes.row}>
            <Button variant="subtle" size="compact-sm" onClick={() => void takeOver(lang)}>
              {t('edit.redraft')}
            </Button>
            {lang === 'en' && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  const before = draft.typed.en;
                  draft.set({ en: null });
                  setLang('vi');
                  toast(t('edit.dropEnglish'), { undo: () => draft.set({ en: before }) });
                }}
              >
                {t('edit.dropEnglish')}
              </Button>
            )}
          </div>
        )}
        <FilesOfArticle articleId={article.id} draft={draft} />
        <Lacks article={article} draft={draft} />
      </div>
      <aside className={classes.beside} aria-label={t('source.title')}>
        <h2>{t('source.title')}</h2>
        <Sources sentences={focused ? focused.sentences : null} known={article} />
      </aside>
      <ConflictDialog
        difference={draft.conflict}
        nameOf={(field) =>
          field === 'vi' || field === 'en' || field === 'note' || field === 'files'
            ? t(`edit.${field}`)
            : t('state.label')
        }
        say={(_field, value) => sayPart(value)}
        onMerge={draft.merge}
        onClose={draft.leaveConflict}
      />
    </div>
  );
}

/** A part of an article in a few words, to choose between two. */
function sayPart(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.map((each) => String(Object(each).name ?? '')).join(', ');
  }
  const { headline, lead }: { headline?: unknown; lead?: readonly { text: string }[] } =
    Object(value);
  const words = lead?.map(({ text }) => text).join(' ') ?? '';
  return [headline, words].filter(Boolean).join('. ').slice(0, 400);
}

function SavedNote({ draft }: { readonly draft: ArticleDraft }) {
  const { t } = useTranslation('portalArticles');
  return (
    <span className={classes.meta} role="status">
      {draft.fault
        ? t('edit.notSaved', { why: draft.fault })
        : draft.isSaving
          ? t('edit.saving')
          : t('edit.savedAt', { at: clock(draft.savedAt) })}
    </span>
  );
}

interface TextFieldsProps {
  readonly text: TypedText;
  readonly lang: Language;
  readonly setText: (change: Partial<TypedText>) => void;
  readonly current: string | null;
  readonly setCurrent: (key: string) => void;
  readonly outdatedOf: (block: TypedBlock) => number;
}

function TextFields({ text, lang, setText, current, setCurrent, outdatedOf }: TextFieldsProps) {
  const { t } = useTranslation('portalArticles');
  const { headline, lead, blocks } = text;
  const setBlocks = (next: readonly TypedBlock[], focus?: TypedBlock) => {
    setText({ blocks: next });
    if (focus) requestAnimationFrame(() => document.getElementById(fieldOf(focus))?.focus());
  };
  const addAt = (at: number) => {
    const added = emptyBlock();
    setBlocks([...blocks.slice(0, at), added, ...blocks.slice(at)], added);
  };
  return (
    <>
      <TextInput
        label={t('edit.headline')}
        description={t('edit.letters', { count: headline.length })}
        lang={lang}
        maxLength={HEADLINE_LETTERS}
        value={headline}
        onChange={(event) => setText({ headline: event.currentTarget.value })}
      />
      <Textarea
        id={fieldOf(lead)}
        label={t('edit.lead')}
        lang={lang}
        autosize
        minRows={2}
        value={lead.typed}
        onFocus={() => setCurrent(lead.key)}
        onChange={(event) => setText({ lead: retyped(lead, event.currentTarget.value) })}
      />
      {outdatedOf(lead) > 0 && (
        <span className={classes.old}>{t('source.count', { count: outdatedOf(lead) })}</span>
      )}
      <h2 className={classes.heading}>{t('edit.blocks')}</h2>
      <p className={classes.meta}>{t('edit.keys')}</p>
      <ol className={classes.blocks}>
        {blocks.map((block, at) => (
          <BlockField
            key={block.key}
            block={block}
            at={at + 1}
            lang={lang}
            outdated={outdatedOf(block)}
            isCurrent={block.key === current}
            moves={{
              focus: () => setCurrent(block.key),
              change: (next) =>
                setText({ blocks: blocks.map((each) => (each.key === next.key ? next : each)) }),
              addAfter: () => addAt(at + 1),
              move: (by) => setBlocks(moved(blocks, block.key, by), block),
              remove: () =>
                setBlocks(
                  blocks.filter(({ key }) => key !== block.key),
                  blocks[at - 1],
                ),
            }}
          />
        ))}
      </ol>
      <Button variant="default" onClick={() => addAt(blocks.length)}>
        {t('edit.add')}
      </Button>
    </>
  );
}

/** Everything that is missing before the article can be laid before anybody. */
function Lacks({ article, draft }: { readonly article: Article; readonly draft: ArticleDraft }) {
  const { t } = useTranslation('portalArticles');
  const { vi, en, files, note } = draft.typed;
  const content = { vi: savedText(vi), en: en && savedText(en), files: [...files] };
  const lacks = lacksOf(content, { editions: article.editions, note });
  if (lacks.length === 0) return null;
  return (
    <section>
      <h2 className={classes.heading}>{t('lack.title')}</h2>
      <ul>
        {lacks.map((lack) => {
          const lang = 'lang' in lack ? t(`edit.${lack.lang}`) : '';
          const name = 'name' in lack ? lack.name : '';
          return (
            <li key={`${lack.code} ${lang} ${name}`}>{t(`lack.${lack.code}`, { lang, name })}</li>
          );
        })}
      </ul>
    </section>
  );
}
