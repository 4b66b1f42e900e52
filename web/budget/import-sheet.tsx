import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ImportReply,
  importBudget,
  listProjects,
  listSources,
} from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { MONEY_COLUMNS } from '../../server/budget/rules/sheet-columns.ts';
import { listPlans } from '../../server/plans/contract.ts';
import { call, upload } from '../app/client.ts';
import { usePreferences } from '../app/preferences.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { keyOf, useRead } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { say } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { useKept } from '../kit/use-kept.ts';
import classes from './budget.module.css';
import { MONEY_READINGS } from './entry-form.tsx';
import { asUnit, sumText, UNITS } from './money-text.ts';

/** At most so many lines of a right sheet are drawn; the counts above them are of all. */
const DRAWN = 200;

interface ImportSheetProps {
  readonly planId: string | undefined;
  readonly unit: AmountUnit;
  readonly onClose: () => void;
}

/** Money from a sheet: checked first, every fault shown at once, written whole or not at all. */
export function ImportSheet({ planId, unit: shown, onClose }: ImportSheetProps) {
  const { t } = useTranslation('budget');
  const { t: kit } = useTranslation('kit');
  const { language } = usePreferences();
  const client = useQueryClient();
  const pasted = useKept('import-budget', '');
  const [unit, setUnit] = useState<AmountUnit>(shown);
  const [plan, setPlan] = useState(planId ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<ImportReply | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const plans = useRead(listPlans, { query: { limit: 200 } });

  function forget(): void {
    setChecked(null);
    setProblem(null);
    setRefusal('');
  }
  async function send(write: boolean): Promise<void> {
    if (!file && pasted.value.trim() === '') {
      setRefusal(t('importing.nothing'));
      return;
    }
    forget();
    setBusy(true);
    try {
      const fields = { write: String(write), unit, planId: plan };
      const reply = file
        ? await upload(importBudget, file, {}, fields)
        : await call(importBudget, {
            body: { rows: rowsOf(pasted.value), write, unit, planId: plan || null },
          });
      setChecked(reply);
      if (!reply.written) return;
      pasted.clear();
      toast(t('importing.done', { count: countOf(reply, 'add') + countOf(reply, 'change') }));
      await Promise.all(
        [...MONEY_READINGS, listSources, listProjects].map((each) =>
          client.invalidateQueries({ queryKey: keyOf(each) }),
        ),
      );
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const errors = [...(checked?.errors ?? []), ...errorsIn(problem)];
  const toWrite = checked ? countOf(checked, 'add') + countOf(checked, 'change') : 0;
  const isReady = checked !== null && errors.length === 0 && toWrite > 0;
  const heads = MONEY_COLUMNS.map((column) => column[language]).join(' · ');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('importing.title')}
      acts={
        <>
          <Button
            variant={isReady ? 'default' : 'filled'}
            loading={busy && !isReady}
            onClick={() => void send(false)}
          >
            {t('importing.check')}
          </Button>
          {isReady && (
            <Button loading={busy} onClick={() => void send(true)}>
              {t('importing.write', { count: toWrite })}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.stack}>
        {(refusal || (problem && errors.length === 0)) && (
          <p className={classes.bad} role="alert">
            {refusal || problem?.sentence}
          </p>
        )}
        {errors.length > 0 && <Errors errors={errors} />}
        {checked && errors.length === 0 && <Changes reply={checked} unit={unit} />}
        <NativeSelect
          label={t('importing.plan')}
          value={plan}
          data={[
            { value: '', label: t('importing.noPlan') },
            ...(plans.data?.rows ?? []).map(({ id, number, title }) => ({
              ...{ value: id, label: [number, title].filter(Boolean).join(' · ') },
            })),
          ]}
          onChange={(event) => {
            setPlan(event.currentTarget.value);
            forget();
          }}
        />
        <NativeSelect
          label={t('importing.unit')}
          value={unit}
          data={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
          onChange={(event) => {
            setUnit(asUnit(event.currentTarget.value));
            forget();
          }}
        />
        <Textarea
          label={t('importing.paste')}
          description={`${t('importing.hint')} ${heads}.`}
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
          <FileCatch
            label={t('importing.file')}
            accept=".xlsx,.csv"
            onRefused={setRefusal}
            onFiles={([first]) => {
              forget();
              setFile(first ?? null);
            }}
          />
        )}
      </div>
    </Sheet>
  );
}

/** Cells copied from a sheet: tabs between columns, one line a row. */
function rowsOf(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));
}

function errorsIn(problem: ProblemError | null): ImportReply['errors'] {
  const { errors } = Object(problem?.details);
  const read = ImportReply.shape.errors.safeParse(errors);
  return read.success ? read.data : [];
}

function countOf(reply: ImportReply, kind: ImportReply['changes'][number]['kind']): number {
  return reply.changes.filter((change) => change.kind === kind).length;
}

function Errors({ errors }: { errors: ImportReply['errors'] }) {
  const { t } = useTranslation('budget');
  return (
    <div role="alert">
      <p className={classes.bad}>{t('importing.errors', { count: errors.length })}</p>
      <div className={classes.wide}>
        <table className={classes.plain}>
          <thead>
            <tr>
              {(['line', 'column', 'value', 'what'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`importing.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <tr key={`${error.line} ${error.column} ${error.vi}`}>
                <td>{error.line}</td>
                <td>{error.column}</td>
                <td>{error.value === '' ? '' : `“${error.value}”`}</td>
                <td>{say(error)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Changes({ reply, unit }: { reply: ImportReply; unit: AmountUnit }) {
  const { t } = useTranslation('budget');
  const counts = {
    ...{ add: countOf(reply, 'add'), change: countOf(reply, 'change') },
    same: countOf(reply, 'same'),
  };
  return (
    <div role="status">
      <p>{t('importing.ready', counts)}</p>
      <ul className={classes.entries}>
        {reply.changes.slice(0, DRAWN).map((change) => (
          <li key={change.line}>
            <span>
              {change.line}. {change.title}
              <br />
              <span className="meta">
                {[
                  change.years,
                  change.source,
                  t(`importing.kind.${change.kind}`),
                  ...change.isNew.map((each) => t(`importing.isNew.${each}`)),
                ].join(', ')}
              </span>
            </span>
            <span className="tnum">
              {[change.sums.planned, change.sums.allotted, change.sums.disbursed]
                .map((sum) => sumText(sum, unit) || '–')
                .join(' / ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
