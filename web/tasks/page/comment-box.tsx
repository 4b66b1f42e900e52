import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findMentionable } from '../../../server/tasks/contract.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useRead } from '../../app/use-endpoint.ts';
import type { UploadedFile } from '../../kit/file-drop.tsx';
import { useKept } from '../../kit/use-kept.ts';
import { ReportFiles } from '../acts/report-files.tsx';
import { completeMention, mentionAt } from './mention-text.ts';
import classes from './talk.module.css';

interface Mention {
  readonly id: string;
  readonly name: string;
}

interface CommentBoxProps {
  /** Under which name what is typed is kept on the device. */
  readonly name: string;
  readonly taskId: string;
  readonly label: string;
  readonly word: string;
  readonly first?: { readonly body: string; readonly mentions: readonly Mention[] };
  readonly withFiles?: boolean;
  readonly send: (said: {
    body: string;
    mentionIds: string[];
    fileIds: string[];
  }) => Promise<unknown>;
  readonly onCancel?: () => void;
}

const NOTHING = { body: '', mentions: [] as readonly Mention[] };

/** A place to say something: typed words are kept, `@` and a name offer those who may see the task. */
export function CommentBox(props: CommentBoxProps) {
  const { taskId, label, word, first = NOTHING, withFiles = false, send, onCancel } = props;
  const { t } = useTranslation(['life', 'kit']);
  const id = useId();
  const kept = useKept(props.name, first);
  const { body, mentions } = { ...first, ...kept.value };
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [caret, setCaret] = useState(0);
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const typed = mentionAt(body, caret);
  const [q] = useDebouncedValue(typed?.q ?? '', 150);
  const found = useRead(
    findMentionable,
    { params: { id: taskId }, query: { q } },
    { enabled: typed !== null, keep: true },
  );
  const people = typed === null ? [] : (found.data?.people ?? []);
  // A mention stands as long as its name stands in the words.
  const named = mentions.filter(({ name }) => body.includes(`@${name}`));

  function choose(person: Mention): void {
    if (typed === null) return;
    const next = completeMention(body, typed, person.name);
    const others = named.filter((each) => each.id !== person.id);
    kept.set((before) => ({
      ...before,
      body: next,
      mentions: [...others, { id: person.id, name: person.name }],
    }));
    setCaret(next.length);
    document.getElementById(id)?.focus();
  }

  async function submit(): Promise<void> {
    if (body.trim() === '') return;
    setSending(true);
    setFault(null);
    try {
      const mentionIds = named.map((each) => each.id);
      await send({ body, mentionIds, fileIds: files.map((file) => file.id) });
      kept.clear();
      setFiles([]);
    } catch (error) {
      setFault(asProblem(error).sentence);
    } finally {
      setSending(false);
    }
  }

  return (
    <div className={classes.box} data-screen>
      <Textarea
        id={id}
        label={label}
        description={t('life:talk.hint')}
        autosize
        minRows={2}
        maxRows={10}
        value={body}
        error={fault}
        onChange={(event) => {
          const { value, selectionStart } = event.currentTarget;
          kept.set((before) => ({ ...before, body: value }));
          setCaret(selectionStart);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void submit();
        }}
      />
      {typed !== null && (
        <ul className={classes.people} aria-label={t('life:talk.people')}>
          {people.map((person) => (
            <li key={person.id}>
              <button type="button" onClick={() => choose(person)}>
                {person.name}{' '}
                <span className="meta">
                  {person.post}, {person.unit}
                </span>
              </button>
            </li>
          ))}
          {people.length === 0 && found.data && (
            <li className="meta">{t('life:talk.nobody', { q: typed.q })}</li>
          )}
        </ul>
      )}
      {named.length > 0 && (
        <p className={classes.named}>
          {named.map(({ id: personId, name }) => (
            <span key={personId} className={classes.mention}>
              @{name}
              <button
                type="button"
                aria-label={t('life:talk.dropMention', { name })}
                onClick={() =>
                  kept.set((before) => ({
                    ...before,
                    body: body.replace(`@${name}`, name),
                  }))
                }
              >
                <IconX size={14} aria-hidden />
              </button>
            </span>
          ))}
        </p>
      )}
      {withFiles && (
        <ReportFiles label={t('life:reply.files')} optional files={files} onFiles={setFiles} />
      )}
      <div className={classes.send}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('kit:act.cancel')}
          </Button>
        )}
        <Button
          variant="default"
          loading={sending}
          disabled={body.trim() === ''}
          onClick={() => void submit()}
          title="Ctrl+Enter"
        >
          {word}
        </Button>
      </div>
    </div>
  );
}
