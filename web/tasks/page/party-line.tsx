import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Party } from '../../../server/tasks/contract.ts';
import { day, dayOf } from '../../kit/format.ts';
import { FileList } from '../files.tsx';
import classes from './parties.module.css';

interface PartyLineProps {
  readonly party: Party;
  /** Without what was answered. */
  readonly brief?: boolean;
}

/** One who takes part: who, with what duty, by when, and what was answered, in time or not. */
export function PartyLine({ party, brief = false }: PartyLineProps) {
  const { t } = useTranslation('life');
  const { role, unit, person, duty, dueOn, state, daysLate } = party;
  return (
    <div className={classes.line}>
      <p>
        {brief && <span className="meta">{t(`party.role.${role}`)}: </span>}
        {person !== null && (
          <>
            <b>{person.name}</b>
            {person.post !== null && `, ${person.post}`},{' '}
          </>
        )}
        <Link to="/units/$id" params={{ id: unit.id }}>
          {unit.name}
        </Link>
        {role === 'coordinate' && (
          <span className={classes.state} data-state={state}>
            {' · '}
            {t(`party.state.${state}`, { count: daysLate })}
          </span>
        )}
      </p>
      {(duty !== null || dueOn !== null) && (
        <p className="meta">
          {[duty, dueOn === null ? null : t('party.dueIs', { day: day(dueOn) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {!brief &&
        party.replies.map((reply) => (
          <blockquote key={reply.id} className={classes.reply}>
            <p className="meta">{t('party.replyOf', { name: reply.by, day: dayOf(reply.at) })}</p>
            <p>{reply.body}</p>
            <FileList files={reply.files} />
          </blockquote>
        ))}
    </div>
  );
}
