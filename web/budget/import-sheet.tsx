import { NativeSelect } from '@mantine/core';
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
import type { ProblemError } from '../app/problem-error.ts';
import { keyOf, useRead } from '../app/use-endpoint.ts';
import { say } from '../kit/format.ts';
import { type GivenSheet, ImportSheet as KitImportSheet } from '../kit/import-sheet.tsx';
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

/** Money from a sheet, for a plan, in a unit of money. */
export function ImportSheet({ planId, unit: shown, onClose }: ImportSheetProps) {
  const { t } = useTranslation('budget');
  const { language } = usePreferences();
  const client = useQueryClient();
  const [unit, setUnit] = useState<AmountUnit>(shown);
  const [plan, setPlan] = useState(planId ?? '');
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const heads = MONEY_COLUMNS.map((column) => column[language]).join(' · ');
  const send = ({ file, rows, write }: GivenSheet): Promise<ImportReply> =>
    file
      ? upload(importBudget, file, {}, { write: String(write), unit, planId: plan })
      : call(importBudget, { body: { rows, write, unit, planId: plan || null } });
  return (
    <KitImportSheet<ImportReply>
      keptAs="import-budget"
      words={{
        title: t('importing.title'),
        check: t('importing.check'),
        write: (count) => t('importing.write', { count }),
        nothing: t('importing.nothing'),
        paste: t('importing.paste'),
        pasteHint: `${t('importing.hint')} ${heads}.`,
        file: t('importing.file'),
        faults: (count) => t('importing.errors', { count }),
        done: (count) => t('importing.done', { count }),
      }}
      send={send}
      changes={(reply) => countOf(reply, 'add') + countOf(reply, 'change')}
      onWritten={() =>
        Promise.all(
          [...MONEY_READINGS, listSources, listProjects].map((each) =>
            client.invalidateQueries({ queryKey: keyOf(each) }),
          ),
        )
      }
      faultsIn={errorsIn}
      showFaults={(faults) => <Faults faults={faults} />}
      showChanges={(reply) => <Changes reply={reply} unit={unit} />}
      fields={(forget) => (
        <>
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
        </>
      )}
      onClose={onClose}
    />
  );
}

function errorsIn(problem: ProblemError | null): ImportReply['errors'] {
  const { errors } = Object(problem?.details);
  const read = ImportReply.shape.errors.safeParse(errors);
  return read.success ? read.data : [];
}

function countOf(reply: ImportReply, kind: ImportReply['changes'][number]['kind']): number {
  return reply.changes.filter((change) => change.kind === kind).length;
}

function Faults({ faults }: { faults: readonly ImportReply['errors'][number][] }) {
  const { t } = useTranslation('budget');
  return (
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
          {faults.map((error) => (
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
