import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices, type Notice, readNotices } from '../../../server/tasks/contract.ts';
import { useAct, usePages } from '../../app/use-endpoint.ts';
import { dayAndClock } from '../../kit/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../../kit/states.tsx';
import { searchOf } from '../list/task-query.ts';
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
            <WhatHappened notice={notice} />
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

function WhatHappened({ notice }: { notice: Notice }) {
  if (notice.thing !== null) return <ThingNews notice={notice} thing={notice.thing} />;
  if (notice.task !== null) return <TaskNews notice={notice} task={notice.task} />;
  return <OrderNews notice={notice} />;
}

/** What happened to a thing of any kind; news of the program itself has nobody before it. */
function ThingNews({ notice, thing }: { notice: Notice; thing: NonNullable<Notice['thing']> }) {
  const { i18n } = useTranslation('life');
  return (
    <>
      <p>
        {notice.by !== '' && <b>{notice.by} </b>}
        {i18n.language === 'en' ? thing.says.en : thing.says.vi} <When at={notice.at} />
      </p>
      <Link to={thing.address}>{thing.title}</Link>
    </>
  );
}

/** What somebody did to a task. */
function TaskNews({ notice, task }: { notice: Notice; task: NonNullable<Notice['task']> }) {
  const { t } = useTranslation('life');
  return (
    <>
      <p>
        <b>{notice.by}</b> {t(`news.kind.${notice.kind}`)} <When at={notice.at} />
      </p>
      {task.title === '' ? (
        <p className="meta">{t('news.hidden')}</p>
      ) : (
        <Link
          to="/tasks/$id"
          params={{ id: task.id }}
          search={notice.kind === 'mention' ? { view: 'talk' } : {}}
        >
          {task.title}
        </Link>
      )}
    </>
  );
}

/** A large order that I gave is over: what to look at next. */
function OrderNews({ notice: { at, plan, reading } }: { notice: Notice }) {
  const { t } = useTranslation('life');
  return (
    <>
      <p>
        <b>{t(plan ? 'news.planIssued' : 'news.planNotIssued')}</b> <When at={at} />
      </p>
      <p>{(plan ?? reading)?.title}</p>
      {plan && (
        <p className={classes.newsActs}>
          <Link to="/plans/$id" params={{ id: plan.id }}>
            {t('news.toPlan')}
          </Link>
          <Link to="/tasks" search={searchOf({ plan: plan.id, flag: ['NOT_ACCEPTED'] }, null)}>
            {t('news.notAccepted')}
          </Link>
        </p>
      )}
      {reading && (
        <Link to="/readings/$id" params={{ id: reading.id }}>
          {t('news.toDraft')}
        </Link>
      )}
    </>
  );
}

function When({ at }: { at: string }) {
  return (
    <time dateTime={at} className="meta">
      {dayAndClock(at)}
    </time>
  );
}
