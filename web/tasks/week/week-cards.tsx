import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../kit/format.ts';
import { FigureInput } from './figure-input.tsx';
import { RowFiles } from './row-files.tsx';
import { SendMark } from './send-mark.tsx';
import classes from './week.module.css';
import { isBlank, lastFigure, type Row, wordsOf } from './week-entry.ts';
import { BodyInput, DifficultyInput, SaidInWeek } from './week-row-fields.tsx';
import { lastWeekHint, TaskWords, useWhyClosed, type WeekRowsProps } from './week-table.tsx';

/** The weekly sheet on a phone: one card a task, a figure, a line, and what is rarely needed on demand. */
export function WeekCards({ rows, sheet, readOnly }: WeekRowsProps) {
  return (
    <ol className={classes.cards}>
      {rows.map((row, index) => (
        <li key={row.task.id} className={classes.card}>
          <div className={classes.cardHead}>
            <span className={classes.number}>{index + 1}</span>
            <div className={classes.cardTask}>
              <TaskWords row={row} />
            </div>
          </div>
          {readOnly ? <SaidInWeek row={row} /> : <CardFields row={row} sheet={sheet} />}
        </li>
      ))}
    </ol>
  );
}

function CardFields({ row, sheet }: { row: Row; sheet: WeekRowsProps['sheet'] }) {
  const { t } = useTranslation('tasks');
  const { task, thisWeek, lastWeek } = row;
  const entry = sheet.entryOf(task.id);
  const [more, setMore] = useState(entry.difficulty !== '');
  const why = useWhyClosed()(row);
  const onType = (words: Parameters<typeof sheet.type>[1]) => sheet.type(task, words);
  const shared = { row, entry, disabled: why !== null, onType };
  const last = lastFigure(row);
  return (
    <>
      {why !== null ? (
        <>
          <p className="meta">{why}</p>
          {!isBlank(entry) && <p className={classes.strayWords}>{wordsOf(entry)}</p>}
        </>
      ) : (
        <>
          <div className={classes.line}>
            <span aria-hidden>{t('week.column.percent')}</span>
            <FigureInput {...shared} />
            {last !== null && (
              <span className="meta">
                {t('week.last', { last: `${number(last)}${row.counts === null ? ' %' : ''}` })}
              </span>
            )}
          </div>
          <div>
            <span aria-hidden>{t('week.column.body')}</span>
            <BodyInput {...shared} hint={thisWeek?.body ?? lastWeekHint(t, lastWeek)} />
          </div>
          {more && (
            <div>
              <span aria-hidden>{t('week.column.difficulty')}</span>
              <DifficultyInput {...shared} hint={thisWeek?.difficulty ?? ''} />
            </div>
          )}
          <div className={classes.extras}>
            {!more && (
              <button type="button" className={classes.moreButton} onClick={() => setMore(true)}>
                {t('week.addDifficulty')}
              </button>
            )}
            <RowFiles title={task.title} entry={entry} disabled={false} onType={onType} />
          </div>
        </>
      )}
      <SendMark
        entry={entry}
        sentAt={thisWeek?.at ?? null}
        onDrop={() => sheet.drop(task.id)}
        onLook={sheet.lookAt(task.id)}
      />
    </>
  );
}
