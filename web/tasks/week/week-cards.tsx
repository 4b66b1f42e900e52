import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PercentInput } from './percent-input.tsx';
import { RowFiles } from './row-files.tsx';
import { SendMark } from './send-mark.tsx';
import classes from './week.module.css';
import { BodyInput, DifficultyInput } from './week-row-fields.tsx';
import {
  lastWeekHint,
  type Row,
  TaskWords,
  useWhyClosed,
  type WeekRowsProps,
} from './week-table.tsx';

/** The weekly sheet on a phone: one card a task, a figure, a line, and what is rarely needed on demand. */
export function WeekCards({ rows, sheet, readOnly }: WeekRowsProps) {
  return (
    <ol className={classes.cards}>
      {rows.map((row, index) => (
        <WeekCard
          key={row.task.id}
          number={index + 1}
          row={row}
          sheet={sheet}
          readOnly={readOnly}
        />
      ))}
    </ol>
  );
}

interface WeekCardProps extends Omit<WeekRowsProps, 'rows'> {
  readonly row: Row;
  readonly number: number;
}

function WeekCard({ row, number, sheet, readOnly }: WeekCardProps) {
  const { t } = useTranslation('tasks');
  const { task, thisWeek, lastWeek } = row;
  const entry = sheet.entryOf(task.id);
  const [more, setMore] = useState(entry.difficulty !== '');
  const why = useWhyClosed()(row, readOnly);
  const type = (words: Parameters<typeof sheet.type>[1]) => sheet.type(task.id, words);
  const shared = { task, entry, disabled: why !== null, onType: type };
  return (
    <li className={classes.card}>
      <div className={classes.cardHead}>
        <span className={classes.number}>{number}</span>
        <div className={classes.cardTask}>
          <TaskWords row={row} />
        </div>
      </div>
      {why !== null ? (
        <p className="meta">{why}</p>
      ) : (
        <>
          <div className={classes.line}>
            <span aria-hidden>{t('week.column.percent')}</span>
            <PercentInput {...shared} onType={(percent) => type({ percent })} />
            {task.percent !== null && (
              <span className="meta">{t('week.last', { last: task.percent })}</span>
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
            <RowFiles
              title={task.title}
              files={entry.files}
              disabled={false}
              onFiles={(files) => type({ files })}
            />
          </div>
        </>
      )}
      <SendMark entry={entry} sentAt={thisWeek?.at ?? null} onDrop={() => sheet.drop(task.id)} />
    </li>
  );
}
