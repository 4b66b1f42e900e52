import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../server/organisation/contract.ts';
import { dayAndClock, day as written } from '../kit/format.ts';
import classes from './journal.module.css';
import { changesOf } from './journal-changes.ts';

/** How an act is said; a new act that has no words yet shows its name. */
export function useActName(): (act: string) => string {
  const { t } = useTranslation('organisation');
  const words: Readonly<Record<string, string>> = t('journal.acts', { returnObjects: true });
  return (act) => words[act] ?? act;
}

/** "Trần Thị Hoa, Phó Vụ trưởng Vụ KHTC, nghiệm thu đạt": who, in the post of that day, did what. */
export function JournalSentence({ row }: { row: JournalRow }) {
  const actName = useActName();
  return (
    <span>
      {row.person}, {row.post}, {row.unit}: <strong>{actName(row.act)}</strong>
    </span>
  );
}

/** The thing that was acted on, as a way to it where it has a page. */
export function JournalThing({ row }: { row: JournalRow }) {
  const title = row.subjectTitle ?? row.subjectId;
  const params = { id: row.subjectId };
  switch (row.subjectKind) {
    case 'task':
      return (
        <Link to="/tasks/$id" params={params}>
          {title}
        </Link>
      );
    case 'directive':
      return (
        <Link to="/directives/$id" params={params}>
          {title}
        </Link>
      );
    case 'plan':
      return (
        <Link to="/plans/$id" params={params}>
          {title}
        </Link>
      );
    case 'reading':
      return (
        <Link to="/readings/$id" params={params}>
          {title}
        </Link>
      );
    case 'unit':
      return (
        <Link to="/units/$id" params={params}>
          {title}
        </Link>
      );
    default:
      return row.subjectTitle ?? '';
  }
}

/** One entry in full, with what it changed: old value beside new. */
export function JournalEntry({ row }: { row: JournalRow }) {
  const { t } = useTranslation('organisation');
  const changes = changesOf(row.before, row.after);
  const shown = (text: string) => (text === '' ? t('journal.nothing') : written(text));
  return (
    <>
      <p className="meta">
        {dayAndClock(row.at)} · {t('journal.position')} {row.position ?? t('journal.waiting')}
      </p>
      <p>
        <JournalSentence row={row} />
      </p>
      <p>
        <JournalThing row={row} />
      </p>
      {changes.length > 0 && (
        <table className={classes.changes}>
          <caption className="meta">{t('journal.changed')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('journal.field')}</th>
              <th scope="col">{t('journal.before')}</th>
              <th scope="col">{t('journal.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{before === '' ? shown('') : <del>{shown(before)}</del>}</td>
                <td>{shown(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
