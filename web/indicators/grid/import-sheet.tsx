import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GridImportReply, importValues } from '../../../server/indicators/grid-contract.ts';
import { call, upload } from '../../app/client.ts';
import { asProblem, type ProblemError } from '../../app/problem-error.ts';
import { FileCatch } from '../../kit/file-drop.tsx';
import { toast } from '../../kit/notices.ts';
import { Segments } from '../../kit/segments.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useKept } from '../../kit/use-kept.ts';
import classes from '../allocation/allocation.module.css';
import { GridProblems } from '../allocation/paste-problems.tsx';
import { ImportPreview } from './import-preview.tsx';

type Kind = 'actual' | 'estimate';

/** Values from a sheet: checked first, every fault shown at once, written whole or not at all. */
export function ImportSheet({
  indicatorId,
  onClose,
}: {
  indicatorId: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('allocation');
  const { t: kit } = useTranslation('kit');
  const client = useQueryClient();
  const pasted = useKept(`import-values:${indicatorId}`, '');
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<Kind>('actual');
  const [why, setWhy] = useState('');
  const [checked, setChecked] = useState<GridImportReply | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const kindLabel = useId();

  function forget(): void {
    setChecked(null);
    setProblem(null);
    setRefusal('');
  }
  async function send(write: boolean): Promise<void> {
    if (!file && pasted.value.trim() === '') {
      setRefusal(t('import.nothing'));
      return;
    }
    setProblem(null);
    setBusy(true);
    const params = { id: indicatorId };
    const said = why.trim() || null;
    try {
      const fields = { write: String(write), kind, why: said ?? '' };
      const body = { rows: rowsOf(pasted.value), kind, why: said, write };
      const reply = file
        ? await upload(importValues, file, {}, fields, params)
        : await call(importValues, { params, body });
      setChecked(reply);
      if (!reply.written) return;
      pasted.clear('');
      toast(t('import.done', { count: changedOf(reply) }));
      // Series, judgements and shares all follow from the values.
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const corrects = checked?.values.some((value) => value.kind === 'correct') ?? false;
  const errors = checked?.errors ?? [];
  const isReady = checked !== null && errors.length === 0 && changedOf(checked) > 0;
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('import.title')}
      acts={
        <>
          <Button
            variant={isReady ? 'default' : 'filled'}
            loading={busy && !isReady}
            onClick={() => void send(false)}
          >
            {t('import.check')}
          </Button>
          {isReady && (
            <Button loading={busy} onClick={() => void send(true)}>
              {t('import.write', { count: changedOf(checked) })}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        <Textarea
          label={t('import.paste')}
          description={t('import.pasteHint')}
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
        {file ? (
          <p>
            {file.name}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => {
                setFile(null);
                forget();
              }}
            >
              {kit('file.remove', { name: file.name })}
            </button>
          </p>
        ) : (
          <div>
            <p>{t('import.file')}</p>
            <FileCatch
              label={t('import.title')}
              accept=".xlsx,.csv"
              onRefused={setRefusal}
              onFiles={([first]) => {
                forget();
                setFile(first ?? null);
              }}
            />
          </div>
        )}
        <div>
          <p id={kindLabel}>{t('import.kind')}</p>
          <Segments
            labelledBy={kindLabel}
            value={kind}
            data={(['actual', 'estimate'] as const).map((value) => ({
              value,
              label: t(`import.${value}`),
            }))}
            onChange={(next) => {
              setKind(next);
              forget();
            }}
          />
        </div>
        {(corrects || why !== '') && (
          <TextInput
            label={t('import.why')}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        )}
        {refusal && <Fault words={refusal} />}
        {problem && <Fault words={problem.sentence} />}
        {errors.length > 0 && (
          <div role="alert">
            <p className={classes.bad}>{t('import.errors', { count: errors.length })}</p>
            <GridProblems problems={errors} />
          </div>
        )}
        {checked && errors.length === 0 && <ImportPreview reply={checked} />}
      </div>
    </Sheet>
  );
}

function Fault({ words }: { words: string }) {
  return (
    <p className={classes.bad} role="alert">
      {words}
    </p>
  );
}

/** Cells pasted from a sheet: tabs between columns, one line a row; an empty line keeps its number. */
function rowsOf(text: string): string[][] {
  return text
    .replace(/\s+$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
}

function changedOf({ values }: GridImportReply): number {
  return values.filter(({ kind }) => kind !== 'same').length;
}
