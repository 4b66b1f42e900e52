import { useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/me.ts';
import { SendMark, WordsActs } from './send-mark.tsx';
import type { WeekSheet } from './use-week-sheet.ts';
import classes from './week.module.css';
import { isBlank, type WeekEntry, wordsOf } from './week-entry.ts';
import { without } from './week-queue.ts';
import { lostPosts, weekStore } from './week-store.ts';

/** What was typed for tasks that have left the sheet: kept in sight until it is copied or dropped. */
export function StrayEntries({ sheet }: { readonly sheet: WeekSheet }) {
  const { t } = useTranslation('tasks');
  const { posts } = useMe();
  const [, again] = useReducer((times: number) => times + 1, 0);
  const lost = lostPosts(posts.map(({ id }) => id)).flatMap((postId) =>
    Object.entries(weekStore(postId).read())
      .filter(([, entry]) => !isBlank(entry))
      .map(([id, entry]) => ({ id, entry, postId })),
  );
  if (sheet.strays.length + lost.length === 0) return null;
  return (
    <section className={classes.strays} aria-label={t('week.strays')}>
      <h2>{t('week.strays')}</h2>
      <ul>
        {sheet.strays.map(([id, entry]) => (
          <li key={id} className={classes.card}>
            <Words entry={entry} />
            {entry.send.kind === 'kept' ? (
              <p className="meta">
                {t('week.stray')} <WordsActs entry={entry} onDrop={() => sheet.drop(id)} />
              </p>
            ) : (
              <SendMark entry={entry} sentAt={null} onDrop={() => sheet.drop(id)} />
            )}
          </li>
        ))}
        {lost.map(({ id, entry, postId }) => (
          <li key={`${postId} ${id}`} className={classes.card}>
            <Words entry={entry} />
            <p className={classes.failed}>
              {t('week.lostPost')}{' '}
              <WordsActs
                entry={entry}
                onDrop={() => {
                  weekStore(postId).change((all) => without(all, id));
                  again();
                }}
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ entry }: { readonly entry: WeekEntry }) {
  return (
    <>
      <b>{entry.about?.title}</b>
      <p className={classes.strayWords}>{wordsOf(entry)}</p>
    </>
  );
}
