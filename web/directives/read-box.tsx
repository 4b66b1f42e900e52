import { Button } from '@mantine/core';
import { type RefObject, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTemplate } from '../../server/plans/contract.ts';
import { addressOf } from '../app/client.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { fileSize, number } from '../kit/format.ts';
import { mergedTable } from '../plans/pasted-html.ts';
import { localProblem } from './local-problem.ts';
import classes from './read.module.css';
import type { ReadText } from './use-read-text.ts';

const ACCEPT = '.docx,.pdf,.html,.htm,.txt,.xlsx,.xml,.json,.csv,.edxml';

/** The box of the page: paste, and reading starts; drop or choose a file, and reading starts. */
export function ReadBox({
  read,
  box,
}: {
  read: ReadText;
  box: RefObject<HTMLTextAreaElement | null>;
}) {
  const { t } = useTranslation('directives');
  const id = useId();
  const { text } = read;
  return (
    <section className={classes.box} aria-label={t('read.label')}>
      <label htmlFor={id} className={classes.lead}>
        {t('read.box')} <span className="meta">{t('read.hint')}</span>
      </label>
      <textarea
        id={id}
        ref={box}
        className={classes.paste}
        placeholder={t('read.placeholder')}
        value={text}
        spellCheck={false}
        onChange={(event) => read.type(event.currentTarget.value)}
        onPaste={(event) => {
          const [file] = event.clipboardData.files;
          if (file) {
            event.preventDefault();
            return read.readFile(file);
          }
          const table = mergedTable(event.clipboardData);
          const words = table ?? event.clipboardData.getData('text/plain');
          const field = event.currentTarget;
          const whole =
            text.slice(0, field.selectionStart) + words + text.slice(field.selectionEnd);
          // A few words pasted in are a correction; a whole text is a wish to have it read.
          if (table === null && words.trim().length < 200) return;
          event.preventDefault();
          read.readWords(whole);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read.readWords(text);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (!file) return;
          event.preventDefault();
          read.readFile(file);
        }}
      />
      <div className={classes.acts}>
        <FileCatch
          label={t('read.label')}
          accept={ACCEPT}
          disabled={read.running}
          onFiles={([file]) => {
            if (file) read.readFile(file);
          }}
          onRefused={(sentence) => read.refuse(localProblem('FILE_REFUSED', sentence))}
        />
        <Button component="a" variant="default" href={addressOf(getTemplate)} download>
          {t('read.template')}
        </Button>
        <span className={classes.spring} />
        {text.length > 0 && (
          <span className="meta">{t('read.letters', { total: number(text.length) })}</span>
        )}
        {text.length > 0 && !read.running && (
          <Button
            variant="default"
            onClick={() => {
              read.type('');
              read.forget();
              box.current?.focus();
            }}
          >
            {t('read.clear')}
          </Button>
        )}
        {read.running ? (
          <Button variant="default" onClick={read.stop}>
            {t('read.cancel')}
          </Button>
        ) : (
          <Button onClick={() => read.readWords(text)}>{t('read.start')}</Button>
        )}
      </div>
      {read.running && (
        <Progress name={read.file?.name ?? null} size={read.file?.size ?? text.length} />
      )}
    </section>
  );
}

/** Nothing for 300 ms, because most texts are read by then; afterwards what is being read. */
function Progress({ name, size }: { name: string | null; size: number }) {
  const { t } = useTranslation('directives');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={classes.progress}>
      {late && (
        <>
          <progress aria-hidden />
          {name ? t('read.readingFile', { name }) : t('read.reading', { size: fileSize(size) })}
        </>
      )}
    </div>
  );
}
