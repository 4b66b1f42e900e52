import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addArticleFile, getArticleFile } from '../../server/portal/articles/contract.ts';
import { type ArticleFile, isPicture } from '../../server/portal/articles/rules/article-text.ts';
import { addressOf, newKey, upload } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { fileSize } from '../kit/format.ts';
import classes from './article.module.css';
import type { ArticleDraft } from './use-article-draft.ts';

/** Pictures and files of an article; a picture is told in words for who cannot see it. */
export function FilesOfArticle({
  articleId,
  draft,
}: {
  readonly articleId: string;
  readonly draft: ArticleDraft;
}) {
  const { t } = useTranslation('portalArticles');
  const [fault, setFault] = useState<string | null>(null);
  const { files, en } = draft.typed;
  const change = (id: string, words: Partial<ArticleFile>) =>
    draft.set({ files: files.map((file) => (file.id === id ? { ...file, ...words } : file)) });
  const send = async (given: readonly File[]) => {
    setFault(null);
    const added: ArticleFile[] = [];
    try {
      for (const file of given) {
        const sending = { idempotencyKey: newKey() };
        added.push(await upload(addArticleFile, file, sending, {}, { id: articleId }));
      }
    } catch (error) {
      setFault(asProblem(error).sentence);
    }
    if (added.length > 0) draft.set({ files: [...files, ...added] });
  };
  return (
    <section>
      <h2 className={classes.heading}>{t('edit.files')}</h2>
      <FileCatch
        label={t('edit.files')}
        multiple
        onFiles={(given) => void send(given)}
        onRefused={setFault}
      />
      <p className={classes.meta}>{t('edit.fileHint')}</p>
      <p role="status">{fault}</p>
      <ul className={classes.files}>
        {files.map((file) => (
          <li key={file.id}>
            <a href={addressOf(getArticleFile, { params: { id: articleId, fileId: file.id } })}>
              {file.name}
            </a>{' '}
            <span className={classes.meta}>{fileSize(file.size)}</span>{' '}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('edit.removeFile', { name: file.name })}
              onClick={() => draft.set({ files: files.filter(({ id }) => id !== file.id) })}
            >
              {t('edit.remove')}
            </Button>
            {isPicture(file) && (
              <>
                <TextInput
                  label={t('edit.alt')}
                  value={file.alt}
                  maxLength={500}
                  onChange={(event) => change(file.id, { alt: event.currentTarget.value })}
                />
                {en && (
                  <TextInput
                    label={t('edit.altEn')}
                    value={file.altEn}
                    maxLength={500}
                    onChange={(event) => change(file.id, { altEn: event.currentTarget.value })}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
