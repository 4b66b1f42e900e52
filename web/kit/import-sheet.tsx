import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { FileCatch } from './file-drop.tsx';
import classes from './import-sheet.module.css';
import { Sheet } from './sheet.tsx';
import { toast } from './toast.tsx';
import { useKept } from './use-kept.ts';

/** What is sent to be checked or written: a file, or the cells that were pasted. */
export interface GivenSheet {
  readonly file: File | null;
  /** One list a line; an empty line keeps its number. */
  readonly rows: string[][];
  readonly write: boolean;
}

interface Checked {
  readonly written: boolean;
  readonly errors: readonly unknown[];
}

interface ImportSheetProps<Reply extends Checked> {
  /** Under which what was pasted is kept on the device until it is written. */
  readonly keptAs: string;
  readonly words: {
    readonly title: string;
    readonly check: string;
    readonly write: (count: number) => string;
    readonly nothing: string;
    readonly paste: string;
    readonly pasteHint: string;
    readonly file: string;
    readonly faults: (count: number) => string;
    readonly done: (count: number) => string;
  };
  readonly send: (given: GivenSheet) => Promise<Reply>;
  /** How many things a checked sheet would change. */
  readonly changes: (reply: Reply) => number;
  /** Makes what was read before old, once the sheet is written. */
  readonly onWritten: () => Promise<unknown>;
  /** The faults that a refusal carries along, where they do not come as a reply. */
  readonly faultsIn?: (problem: ProblemError | null) => readonly Reply['errors'][number][];
  readonly showFaults: (faults: readonly Reply['errors'][number][]) => ReactNode;
  readonly showChanges: (reply: Reply) => ReactNode;
  /** Fields of its own; `forget` says that what was checked no longer holds. */
  readonly fields?: (forget: () => void, checked: Reply | null) => ReactNode;
  readonly onClose: () => void;
}

/** Data from a sheet, pasted or as a file: checked first, every fault shown at once, written whole or not at all. */
export function ImportSheet<Reply extends Checked>(props: ImportSheetProps<Reply>) {
  const { words, onClose } = props;
  const pasted = useKept(props.keptAs, '');
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<Reply | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  function forget(): void {
    setChecked(null);
    setProblem(null);
    setRefusal('');
  }
  async function send(write: boolean): Promise<void> {
    if (!file && pasted.value.trim() === '') {
      setRefusal(words.nothing);
      return;
    }
    setProblem(null);
    setRefusal('');
    setBusy(true);
    try {
      const reply = await props.send({ file, rows: pastedRows(pasted.value), write });
      setChecked(reply);
      if (!reply.written) return;
      pasted.clear();
      toast(words.done(props.changes(reply)));
      await props.onWritten();
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const faults = [...(checked?.errors ?? []), ...(props.faultsIn?.(problem) ?? [])];
  const count = checked ? props.changes(checked) : 0;
  const isReady = checked !== null && faults.length === 0 && count > 0;
  const said = refusal || (faults.length === 0 ? problem?.sentence : '');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={words.title}
      acts={
        <>
          <Button
            variant={isReady ? 'default' : 'filled'}
            loading={busy && !isReady}
            onClick={() => void send(false)}
          >
            {words.check}
          </Button>
          {isReady && (
            <Button loading={busy} onClick={() => void send(true)}>
              {words.write(count)}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        {said && (
          <p className={classes.bad} role="alert">
            {said}
          </p>
        )}
        {faults.length > 0 && (
          <div role="alert">
            <p className={classes.bad}>{words.faults(faults.length)}</p>
            {props.showFaults(faults)}
          </div>
        )}
        {checked && faults.length === 0 && props.showChanges(checked)}
        <Textarea
          label={words.paste}
          description={words.pasteHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={6}
          maxRows={14}
          value={pasted.value}
          disabled={file !== null}
          data-autofocus
          wrap="off"
          onChange={(event) => {
            pasted.set(event.currentTarget.value);
            forget();
          }}
        />
        <FileOf
          file={file}
          words={words}
          onFile={(next) => {
            setFile(next);
            forget();
          }}
          onRefused={setRefusal}
        />
        {props.fields?.(forget, checked)}
      </div>
    </Sheet>
  );
}

interface FileOfProps {
  readonly file: File | null;
  readonly words: { readonly title: string; readonly file: string };
  readonly onFile: (file: File | null) => void;
  readonly onRefused: (sentence: string) => void;
}

function FileOf({ file, words, onFile, onRefused }: FileOfProps) {
  const { t } = useTranslation('kit');
  return (
    <div>
      <p className={classes.label}>{words.file}</p>
      {file ? (
        <p>
          {file.name}{' '}
          <button type="button" className="link-button" onClick={() => onFile(null)}>
            {t('file.remove', { name: file.name })}
          </button>
        </p>
      ) : (
        <FileCatch
          label={words.title}
          accept=".xlsx,.csv"
          onRefused={onRefused}
          onFiles={([first]) => onFile(first ?? null)}
        />
      )}
    </div>
  );
}

/** Cells copied from a sheet: tabs between columns, one line a row. */
function pastedRows(text: string): string[][] {
  return text
    .replace(/\s+$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
}
