import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getUnit,
  importUnits,
  listUnits,
  type UnitImportReply,
} from '../../server/organisation/contract.ts';
import { UNIT_COLUMNS } from '../../server/organisation/rules/import-columns.ts';
import { call, upload } from '../app/client.ts';
import { usePreferences } from '../app/preferences.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useKept } from '../kit/use-kept.ts';
import { ImportErrorTable, importErrorsOf, pastedRows } from './import-check.tsx';
import classes from './units.module.css';

/** Import of a unit tree: checked first, every fault shown at once, written whole or not at all. */
export function ImportSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const { t: kit } = useTranslation('kit');
  const { language } = usePreferences();
  const client = useQueryClient();
  const pasted = useKept('import-units', '');
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<UnitImportReply | null>(null);
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
      setRefusal(t('units.importing.nothing'));
      return;
    }
    forget();
    setBusy(true);
    try {
      const reply = file
        ? await upload(importUnits, file, {}, { write: String(write) })
        : await call(importUnits, { body: { rows: pastedRows(pasted.value), write } });
      setChecked(reply);
      if (reply.written) {
        pasted.clear();
        toast(t('units.importing.done', { count: countOf(reply, 'add') }));
        await Promise.all(
          [listUnits, getUnit].map((each) => client.invalidateQueries({ queryKey: keyOf(each) })),
        );
        onClose();
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const errors = [...(checked?.errors ?? []), ...importErrorsOf(problem)];
  const toAdd = checked ? countOf(checked, 'add') : 0;
  const isReady = checked !== null && checked.errors.length === 0 && toAdd > 0;
  const heads = UNIT_COLUMNS.map((column) => column[language]).join(' · ');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('units.importing.title')}
      acts={
        <>
          <Button
            variant={isReady ? 'default' : 'filled'}
            loading={busy && !isReady}
            onClick={() => void send(false)}
          >
            {t('units.importing.check')}
          </Button>
          {isReady && (
            <Button loading={busy} onClick={() => void send(true)}>
              {t('units.importing.write', { count: toAdd })}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        <Textarea
          label={t('units.importing.paste')}
          description={`${t('units.importing.pasteHint')} ${heads}.`}
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
        <div>
          <p className={classes.label}>{t('units.importing.file')}</p>
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
            <FileCatch
              label={t('units.importing.title')}
              accept=".xlsx,.csv"
              onRefused={setRefusal}
              onFiles={([first]) => {
                forget();
                setFile(first ?? null);
              }}
            />
          )}
        </div>
        {refusal && (
          <p className={classes.bad} role="alert">
            {refusal}
          </p>
        )}
        {problem && errors.length === 0 && (
          <p className={classes.bad} role="alert">
            {problem.sentence}
          </p>
        )}
        {errors.length > 0 && <ImportErrorTable errors={errors} />}
        {checked && checked.errors.length === 0 && <ChangeTable reply={checked} />}
      </div>
    </Sheet>
  );
}

function countOf(reply: UnitImportReply, kind: 'add' | 'same'): number {
  return reply.changes.filter((change) => change.kind === kind).length;
}

/** At most so many lines of a right sheet are drawn; the count above them is of all. */
const DRAWN = 200;

function ChangeTable({ reply }: { reply: UnitImportReply }) {
  const { t } = useTranslation('organisation');
  return (
    <div role="status">
      <p>
        {t('units.importing.ready', {
          total: reply.changes.length,
          count: countOf(reply, 'add'),
          same: countOf(reply, 'same'),
        })}
      </p>
      <div className={classes.scrollX}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className="right">
                {t('units.importing.line')}
              </th>
              <th scope="col">{t('units.importing.change')}</th>
              <th scope="col">{t('units.importing.name')}</th>
              <th scope="col">{t('units.importing.under')}</th>
            </tr>
          </thead>
          <tbody>
            {reply.changes.slice(0, DRAWN).map((change) => (
              <tr key={change.line}>
                <td className="right">{change.line}</td>
                <td>{t(`units.importing.${change.kind}Line`)}</td>
                <td>{change.name}</td>
                <td>{change.under}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
