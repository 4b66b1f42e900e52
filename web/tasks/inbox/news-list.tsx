import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices, type Notice, readNotices } from '../../../server/tasks/contract.ts';
import { useAct, usePages } from '../../app/use-endpoint.ts';
import { dayAndClock } from '../../kit/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../../kit/states.tsx';
import classes from './inbox.module.css';

/** Tin: what concerns me, newest first. Being shown clears the mark; nothing here asks for an act. */
export function NewsList() {
  const { t } = useTranslation('life');
  const news = usePages<Notice, typeof listNotices>(listNotices, { query: {} });
  const { mutate: markRead } = useAct(readNotices, { stale: [] });
  const newest = news.rows[0];
  const isNew = newest !== undefined && (news.first?.unread ?? 0) > 0;
  useEffect(() => {
    if (isNew) markRead({ body: { upTo: newest.id } });
  }, [isNew, newest?.id, markRead]);
  if (news.error && !news.first) return <ErrorState error={news.error} onAgain={news.again} />;
  if (news.loading) return <LoadingState rows={4} />;
  if (news.rows.length === 0) return <EmptyState>{t('news.none')}</EmptyState>;
  return (
    <div className={classes.news}>
      <ol aria-label={t('news.rows')}>
        {news.rows.map((notice) => (
          <li key={notice.id} className={classes.notice} data-unread={!notice.isRead}>
            <p>
              <b>{notice.by}</b> {t(`news.kind.${notice.kind}`)}{' '}
              <time dateTime={notice.at} className="meta">
                {dayAndClock(notice.at)}
              </time>
            </p>
            {notice.task.title === '' ? (
              <p className="meta">{t('news.hidden')}</p>
            ) : (
              <Link
                to="/tasks/$id"
                params={{ id: notice.task.id }}
                search={notice.kind === 'mention' ? { view: 'talk' } : {}}
              >
                {notice.task.title}
              </Link>
            )}
            {notice.words !== null && <p className="two-lines">{notice.words}</p>}
          </li>
        ))}
      </ol>
      {news.hasMore && (
        <Button variant="default" onClick={news.more}>
          {t('news.more')}
        </Button>
      )}
    </div>
  );
}
