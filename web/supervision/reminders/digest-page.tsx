import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DigestPage, getDigest } from '../../../server/supervision/reminder-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { day } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { searchOf } from '../../tasks/list/task-query.ts';
import classes from './reminders.module.css';
import { CountsSaid, useStandsFor } from './said.tsx';

type Group = DigestPage['groups'][number];
type Line = Group['lines'][number];

/** Nhắc việc của một ngày: counts first, then plan by plan, each line the way to its task. */
export function Page() {
  const { t } = useTranslation('reminders');
  const { id } = useParams({ strict: false });
  const digest = useRead(getDigest, { params: { id: id ?? '' } });
  const standsFor = useStandsFor();
  const found = digest.data;
  return (
    <PageFrame
      title={found ? t('digest.title', { day: day(found.day) }) : t('title')}
      facts={found && !found.isMine ? t('digest.of', { name: found.person.name }) : undefined}
      lookActs={
        <Button variant="default" renderRoot={(props) => <Link to="/digests" {...props} />}>
          {t('digest.lastOnes')}
        </Button>
      }
    >
      <ReadState query={digest} what={t('digest.what')}>
        {(shown) => (
          <>
            <p className={classes.figure}>
              <CountsSaid {...shown} />
            </p>
            {shown.standsFor.length > 0 && <p className="meta">{standsFor(shown.standsFor)}</p>}
            <div className={classes.acts}>
              {shown.overdue > 0 && (
                <Link to="/tasks" search={searchOf({ status: ['DTH_QUA_HAN'] }, null)}>
                  {t('digest.list')}
                </Link>
              )}
              {shown.soon > 0 && (
                <Link to="/tasks" search={searchOf({ flag: ['DUE_SOON'] }, null)}>
                  {t('digest.soonList')}
                </Link>
              )}
            </div>
            {shown.groups.map((group) => (
              <GroupSection key={`${group.kind}/${group.id}`} group={group} />
            ))}
            {shown.more > 0 && <p className="meta">{t('digest.more', { count: shown.more })}</p>}
          </>
        )}
      </ReadState>
    </PageFrame>
  );
}

function GroupSection({ group }: { group: Group }) {
  const isTasks = group.kind === 'task';
  return (
    <section className={classes.group}>
      <h2>
        {isTasks ? (
          <Link to="/plans/$id" params={{ id: group.id }}>
            {group.title}
          </Link>
        ) : (
          group.title
        )}
      </h2>
      <p className="meta">
        <CountsSaid overdue={group.overdue} soon={group.soon} reports={0} />
      </p>
      <ul className={classes.lines}>
        {group.lines.map((line) => (
          <li key={line.id}>
            <LineRow line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const OVER = [
  'reported',
  'closed',
  'handed_back',
  'suspended',
  'withdrawn',
  'merged',
  'carried_over',
] as const;

function LineRow({ line }: { line: Line }) {
  const { t } = useTranslation('reminders');
  if (line.title === '') return <span className="meta">{t('digest.hidden')}</span>;
  const now = OVER.find((each) => each === line.now);
  return (
    <>
      {line.kind === 'task' ? (
        <Link to="/tasks/$id" params={{ id: line.id }} className="two-lines">
          {line.title}
        </Link>
      ) : (
        <Link to="/obligations" className="two-lines">
          {line.title}
        </Link>
      )}
      <div className="meta">
        {line.unit} · {t('digest.due', { day: day(line.dueOn) })},{' '}
        {line.late > 0 ? (
          <span className={classes.overdue}>{t('digest.late', { count: line.late })}</span>
        ) : line.late === 0 ? (
          t('digest.on')
        ) : (
          t('digest.left', { count: -line.late })
        )}
        {now && ` · ${t(`digest.now.${now}`)}`}
      </div>
    </>
  );
}
