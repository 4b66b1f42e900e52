import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CouncilSession, getSessions } from '../../server/emulation/council-contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, say } from '../kit/format.ts';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { BallotSheet } from './ballot-sheet.tsx';
import { CloseSessionSheet } from './close-session-sheet.tsx';
import { CouncilSheet } from './council-sheet.tsx';
import { CountsSheet } from './counts-sheet.tsx';
import classes from './emulation.module.css';
import { SessionSheet } from './session-sheet.tsx';
import type { StageProps } from './stage-props.ts';

type Opened =
  | { readonly sheet: 'members' | 'session' }
  | { readonly sheet: 'vote' | 'counts' | 'close'; readonly session: CouncilSession };

/** Hội đồng: its members, its sessions, and how each nomination was voted on. */
export function CouncilTab({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const { asOf } = useView();
  const [opened, setOpened] = useState<Opened | null>(null);
  const query = useRead(getSessions, {
    params: { id: campaign.id },
    query: { stageId: stage.id, asOf: asOf ?? undefined },
  });
  const close = () => setOpened(null);
  return (
    <ReadState query={query}>
      {({ sessions, mayHold }) => (
        <div className={classes.columns}>
          <div>
            <section className={classes.section}>
              <h2>{t('council.sessions')}</h2>
              {mayHold && campaign.council.length > 0 && (
                <Button onClick={() => setOpened({ sheet: 'session' })} data-screen>
                  {t('act.session')}
                </Button>
              )}
              {sessions.length === 0 && <EmptyState>{t('council.none')}</EmptyState>}
              {sessions.map((session) => (
                <Session
                  key={session.id}
                  session={session}
                  mayHold={mayHold}
                  onOpen={(sheet) => setOpened({ sheet, session })}
                />
              ))}
            </section>
          </div>
          <section className={classes.section}>
            <h2>{t('council.members')}</h2>
            {campaign.council.length === 0 && <p>{t('council.noMembers')}</p>}
            <ul className={classes.plain}>
              {campaign.council.map(({ postId, role, person, title, unit }) => (
                <li key={postId}>
                  {t('council.seat', { person: person ?? t('council.vacant'), title, unit })}{' '}
                  <span className="meta">{t(`council.role.${role}`)}</span>
                </li>
              ))}
            </ul>
            {campaign.may.define && (
              <Button variant="default" onClick={() => setOpened({ sheet: 'members' })} data-screen>
                {t('act.council')}
              </Button>
            )}
          </section>
          {opened?.sheet === 'members' && <CouncilSheet campaign={campaign} onClose={close} />}
          {opened?.sheet === 'session' && (
            <SessionSheet campaign={campaign} stage={stage} onClose={close} />
          )}
          {opened?.sheet === 'vote' && <BallotSheet session={opened.session} onClose={close} />}
          {opened?.sheet === 'counts' && <CountsSheet session={opened.session} onClose={close} />}
          {opened?.sheet === 'close' && (
            <CloseSessionSheet session={opened.session} onClose={close} />
          )}
        </div>
      )}
    </ReadState>
  );
}

interface SessionProps {
  readonly session: CouncilSession;
  readonly mayHold: boolean;
  readonly onOpen: (sheet: 'vote' | 'counts' | 'close') => void;
}

function Session({ session, mayHold, onOpen }: SessionProps) {
  const { t } = useTranslation('emulation');
  const { present, members, quorum, closedAt, manner, cast } = session;
  const isOpen = closedAt === null;
  const title = t('council.session', { day: day(session.heldOn) });
  return (
    <article className={classes.card}>
      <h3>{title}</h3>
      <p className="meta">
        {t('council.present', { present, members: members.length, quorum })}
        {present < quorum && `, ${t('council.noQuorum')}`}. {t(`council.manner.${manner}`)}
        {isOpen && manner === 'ballots' && `. ${t('council.cast', { cast, present })}`}
        {session.minutesNumber && `. ${t('council.minutes', { number: session.minutesNumber })}`}
      </p>
      {isOpen && manner === 'ballots' && <p className="meta">{t('council.secret')}</p>}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption className="meta">{title}</caption>
          <tbody>
            {session.nominations.map(({ id, name, awardName, votes }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{say(awardName)}</td>
                <td>
                  {votes ? (
                    <span className={classes.sound}>
                      {votes.passes ? (
                        <IconCircleCheck size={16} stroke={1.75} aria-hidden />
                      ) : (
                        <IconCircleX size={16} stroke={1.75} aria-hidden />
                      )}
                      {t(votes.passes ? 'council.pass' : 'council.fail')}: {say(votes.say)}
                    </span>
                  ) : (
                    t('council.noVote')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.rowActs} data-screen>
        {session.mayVote && <Button onClick={() => onOpen('vote')}>{t('council.vote.act')}</Button>}
        {mayHold && isOpen && manner === 'counts' && (
          <Button variant="default" onClick={() => onOpen('counts')}>
            {t('council.counts.act')}
          </Button>
        )}
        {mayHold && isOpen && (
          <Button variant="default" onClick={() => onOpen('close')}>
            {t('council.close.act')}
          </Button>
        )}
      </div>
      {session.minutes && <p className={classes.prose}>{session.minutes}</p>}
    </article>
  );
}
