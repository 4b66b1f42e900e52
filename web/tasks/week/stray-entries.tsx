import { useTranslation } from 'react-i18next';
import { SendMark, WordsActs } from './send-mark.tsx';
import type { WeekSheet } from './use-week-sheet.ts';
import classes from './week.module.css';
import { wordsOf } from './week-entry.ts';

/** What was typed for tasks that have left the sheet: kept in sight until it is copied or dropped. */
export function StrayEntries({ sheet }: { readonly sheet: WeekSheet }) {
  const { t } = useTranslation('tasks');
  if (sheet.strays.length === 0) return null;
  return (
    <section className={classes.strays} aria-label={t('week.strays')}>
      <h2>{t('week.strays')}</h2>
      <ul>
        {sheet.strays.map(([id, entry]) => (
          <li key={id} className={classes.card}>
            <b>{entry.about?.title}</b>
            <p className={classes.strayWords}>{wordsOf(entry)}</p>
            {entry.send.kind === 'kept' ? (
              <p className="meta">
                {t('week.stray')} <WordsActs entry={entry} onDrop={() => sheet.drop(id)} />
              </p>
            ) : (
              <SendMark entry={entry} sentAt={null} onDrop={() => sheet.drop(id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
