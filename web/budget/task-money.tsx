import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BudgetLine, getTaskMoney } from '../../server/budget/contract.ts';
import { sayYears } from '../../server/budget/rules/period.ts';
import type { Task } from '../../server/tasks/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { number } from '../kit/format.ts';
import { AddLineSheet } from './add-line-sheet.tsx';
import classes from './budget.module.css';
import { LineSheet } from './line-sheet.tsx';
import { ExcessMarks } from './money-cell.tsx';
import { fractionText, lineWords, sumText } from './money-text.ts';

const UNIT = 'triệu';

/** Kinh phí of one task: its lines and those of its projects and parts, and what may be entered. */
export function TaskMoney({ task }: { task: Task }) {
  const { t } = useTranslation('budget');
  const { asOf } = useAsOf();
  const found = useRead(getTaskMoney, { params: { id: task.id }, query: asOf ? { asOf } : {} });
  const [sheet, setSheet] = useState<{ id: string; entering: boolean } | 'add' | null>(null);
  const money = found.data;
  // Whoever may not see money sees no empty place for it either.
  if (!money || (money.lines.length === 0 && !money.canEdit)) return null;
  return (
    <section aria-labelledby="task-money">
      <h2 id="task-money">{t('task.title')}</h2>
      {money.lines.length === 0 && <p className="meta">{t('task.none')}</p>}
      {money.lines.length > 0 && (
        <div className={classes.wide}>
          <table className={classes.plain}>
            <thead>
              <tr>
                <th scope="col">
                  {t('column.years')}, {t('column.source').toLowerCase()} ({t(`unit.${UNIT}`)} đồng)
                </th>
                {(['planned', 'allotted', 'disbursed'] as const).map((measure) => (
                  <th key={measure} scope="col" data-sum>
                    {t(`measure.${measure}`)}
                  </th>
                ))}
                <th scope="col" data-sum>
                  {t('column.rate')}
                </th>
                <td data-screen />
              </tr>
            </thead>
            <tbody>
              {money.lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  isOwn={line.node.id === task.id}
                  mayEnter={money.canEdit || money.canReport}
                  onOpen={(entering) => setSheet({ id: line.id, entering })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {money.canEdit && (
        <p data-screen>
          <Button variant="default" onClick={() => setSheet('add')}>
            {t('line.add')}
          </Button>
        </p>
      )}
      {sheet === 'add' && (
        <AddLineSheet
          start={{ task: { id: task.id, title: task.title, unitId: task.unit.id } }}
          unit={UNIT}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet !== null && sheet !== 'add' && (
        <LineSheet
          lineId={sheet.id}
          unit={UNIT}
          entering={sheet.entering}
          onClose={() => setSheet(null)}
        />
      )}
    </section>
  );
}

interface LineProps {
  readonly line: BudgetLine;
  readonly isOwn: boolean;
  readonly mayEnter: boolean;
  readonly onOpen: (entering: boolean) => void;
}

function Line({ line, isOwn, mayEnter, onOpen }: LineProps) {
  const { t } = useTranslation('budget');
  const what = lineWords(line);
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => onOpen(false)}>
          {sayYears({ from: line.fromYear, to: line.toYear })}
          {line.carriedFrom !== null && ` (${t('carriedFrom', { year: line.carriedFrom })})`}
        </button>{' '}
        {line.source.name}
        {!isOwn && <span className="meta"> · {line.node.title}</span>}
        <ExcessMarks
          excess={line.excess.map(({ kind }) => ({
            ...{ lineId: line.id, kind, decision: line.decision },
          }))}
        />
      </th>
      <td data-sum>{sumText(line.planned, UNIT) || '–'}</td>
      <td data-sum>{sumText(line.allotted, UNIT) || '–'}</td>
      <td data-sum>{sumText(line.disbursed, UNIT) || '–'}</td>
      <td data-sum title={fractionText(line, UNIT)}>
        {line.rate === null ? '–' : `${number(line.rate)} %`}
      </td>
      <td data-sum data-screen>
        {mayEnter && (
          <button
            type="button"
            className="link-button"
            aria-label={t('task.enterOf', { what })}
            onClick={() => onOpen(true)}
          >
            {t('task.enter')}
          </button>
        )}
      </td>
    </tr>
  );
}
