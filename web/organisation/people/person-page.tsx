import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Appointment,
  endAppointment,
  getPerson,
  type PersonPage,
} from '../../../server/organisation/people-contract.ts';
import { useMay, useToday } from '../../app/me.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { day, dayAndClock } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { AccountActions } from '../account/admin-actions.tsx';
import { DelegationList } from '../delegations/delegation-list.tsx';
import { JournalSentence } from '../journal-entry.tsx';
import { AppointSheet } from './appoint-sheet.tsx';
import { EndingForm } from './ending-form.tsx';
import classes from './people.module.css';
import { RenameSheet } from './rename-sheet.tsx';
import { useHeld, useSpan } from './use-held.ts';

/** One person: posts then and now, account, absences, powers lent, and what was done about them. */
export function Page() {
  const { t } = useTranslation('people');
  const { id = '' } = useParams({ strict: false });
  const person = useRead(getPerson, { params: { id } });
  const [opened, setOpened] = useState<'appoint' | 'rename' | null>(null);
  const canEdit = person.data?.canEdit === true;
  const close = () => setOpened(null);
  return (
    <PageFrame
      title={person.data?.fullName ?? t('page.unknown')}
      acts={
        canEdit && (
          <>
            <Button variant="default" onClick={() => setOpened('rename')}>
              {t('page.rename')}
            </Button>
            <Button onClick={() => setOpened('appoint')}>{t('page.appoint')}</Button>
          </>
        )
      }
    >
      <ReadState query={person} what={t('page.unknown')}>
        {(found) => (
          <div className={classes.sections}>
            <Posts person={found} />
            <Account person={found} />
            <Absences person={found} />
            <Section
              title={t('page.delegations')}
              none={t('page.noDelegation')}
              count={found.delegations.length}
            >
              <DelegationList delegations={found.delegations} />
            </Section>
            <Acts person={found} />
            {opened === 'appoint' && <AppointSheet person={found} onClose={close} />}
            {opened === 'rename' && <RenameSheet person={found} onClose={close} />}
          </div>
        )}
      </ReadState>
    </PageFrame>
  );
}

interface SectionProps {
  readonly title: string;
  readonly none: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Section({ title, none, count, children }: SectionProps) {
  return (
    <section>
      <h2>{title}</h2>
      {count === 0 ? <p className="meta">{none}</p> : children}
    </section>
  );
}

function Posts({ person }: { person: PersonPage }) {
  const { t } = useTranslation('people');
  const today = useToday();
  const whenOf = ({ from, to }: Appointment) =>
    to !== null && to < today ? 'before' : from > today ? 'soon' : 'now';
  const of = (when: 'now' | 'soon' | 'before') =>
    person.appointments.filter((each) => whenOf(each) === when);
  return (
    <>
      <Section title={t('page.now')} none={t('page.noneNow')} count={of('now').length}>
        <Appointments list={of('now')} canEnd={person.canEdit} />
      </Section>
      {(['soon', 'before'] as const).map(
        (when) =>
          of(when).length > 0 && (
            <Section key={when} title={t(`page.${when}`)} none="" count={1}>
              <Appointments list={of(when)} canEnd={person.canEdit && when === 'soon'} />
            </Section>
          ),
      )}
    </>
  );
}

function Appointments({ list, canEnd }: { list: readonly Appointment[]; canEnd: boolean }) {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const held = useHeld();
  const span = useSpan();
  const end = useAct(endAppointment);
  const [ending, setEnding] = useState<Appointment | null>(null);
  return (
    <>
      <ul className={classes.list}>
        {list.map((each) => (
          <li key={each.id}>
            <div>
              <strong>{held({ ...each, title: each.post.title })}</strong>, {each.post.unit.name}
              <div className="meta">
                {shell(`role.${each.post.role}`)} · {span(each)} ·{' '}
                {each.basis ? t('page.basis', { basis: each.basis }) : t('page.noBasis')}
                {each.endedBasis && ` · ${t('page.endedBasis', { basis: each.endedBasis })}`}
              </div>
            </div>
            {canEnd && (
              <Button
                variant="subtle"
                aria-label={t('page.endOf', { title: each.post.title })}
                onClick={() => setEnding(each)}
              >
                {t('page.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <EndingForm
          about={`appointment:${ending.id}:${ending.version}`}
          title={t('sheet.end', { title: ending.post.title })}
          what={t('sheet.endWhat')}
          onEnd={(body) =>
            end.mutateAsync({
              params: { id: ending.id },
              body: { ...body, version: ending.version },
            })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

function Account({ person }: { person: PersonPage }) {
  const { t } = useTranslation('people');
  const looksAfterAccounts = useMay('account.manage');
  if (looksAfterAccounts) return <AccountActions personId={person.id} />;
  return (
    <section>
      <h2>{t('page.account')}</h2>
      <p>
        {person.username === null ? t('noAccount') : t('page.username', { name: person.username })}
      </p>
      <p className="meta">
        {person.email === null ? t('page.noEmail') : t('page.email', { email: person.email })}
      </p>
    </section>
  );
}

function Absences({ person }: { person: PersonPage }) {
  const { t } = useTranslation('people');
  return (
    <Section title={t('page.absences')} none={t('page.noAbsence')} count={person.absences.length}>
      <ul className={classes.list}>
        {person.absences.map(({ id, from, to, reason, standIn }) => (
          <li key={id}>
            <span>
              {t('span.fromTo', { from: day(from), to: day(to) })}: {reason}
              {standIn && ` · ${t('page.standIn', { name: standIn.name })}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Acts({ person }: { person: PersonPage }) {
  const { t } = useTranslation('people');
  return (
    <Section title={t('page.journal')} none={t('page.noJournal')} count={person.journal.length}>
      <ul className={classes.list}>
        {person.journal.map((row) => (
          <li key={row.id}>
            <JournalSentence row={row} />
            <span className="meta">{dayAndClock(row.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
