import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../server/organisation/contract.ts';
import { dayAndClock, number, day as written } from '../kit/format.ts';
import classes from './journal.module.css';
import { changesOf, type ToldField } from './journal-changes.ts';

/** How an act is said; a new act that has no words yet shows its name. */
export function useActName(): (act: string) => string {
  const { t } = useTranslation('organisation');
  const words: Readonly<Record<string, string>> = t('journal.acts', { returnObjects: true });
  return (act) => words[act] ?? act;
}

/** How a field and its value are said. */
function useFieldWords() {
  const { t } = useTranslation('organisation');
  const states: Readonly<Record<string, string>> = t('journal.states', { returnObjects: true });
  return {
    nameOf: (field: ToldField) => t(`journal.fields.${field}`),
    textOf: (field: ToldField, value: string) => {
      if (value === '') return t('journal.nothing');
      if (field === 'state') return states[value] ?? value;
      return field === 'percent' ? `${value} %` : written(value);
    },
  };
}

/** So many changes fit into the sentence of a row; the rest stands in the entry. */
const IN_SENTENCE = 2;

interface JournalSentenceProps {
  readonly row: JournalRow;
  /** Inside a button the thing is named, not linked. */
  readonly plain?: boolean;
}

/**
 * "Trần Thị Hoa, Phó Vụ trưởng, Vụ KHTC: cập nhật tiến độ “Rà soát danh mục”, tiến độ 40 % → 65 %":
 * who, in which post, did what to which thing.
 */
export function JournalSentence({ row, plain = false }: JournalSentenceProps) {
  const actName = useActName();
  const { nameOf, textOf } = useFieldWords();
  const changes = changesOf(row.before, row.after)
    .filter(({ before, field }) => before !== '' || field === 'reason')
    .slice(0, IN_SENTENCE);
  return (
    <span>
      {whoOf(row)}
      <Via row={row} />: <strong>{actName(row.act)}</strong>
      {hasThing(row) && <> {plain ? `“${row.subjectTitle}”` : <JournalThing row={row} />}</>}
      {changes.map(({ field, before, after }) => (
        <span key={field}>
          , {nameOf(field).toLowerCase()}{' '}
          {before === '' ? (
            `“${after}”`
          ) : (
            <>
              <del>{textOf(field, before)}</del> → {textOf(field, after)}
            </>
          )}
        </span>
      ))}
    </span>
  );
}

/** Who acted; the program itself has no post. */
function whoOf({ person, post, unit }: JournalRow): string {
  return [person, post, unit].filter((part) => part !== '').join(', ');
}

/** By what the person acted, where it was not their own post by their own session. */
function Via({ row: { via } }: JournalSentenceProps) {
  const { t } = useTranslation('organisation');
  return via ? <> ({t(`journal.via.${via.kind}`, { name: via.name ?? '' })})</> : null;
}

/** An act on one's own sign-in names the person already; an act on a thing without a name says nothing more. */
function hasThing({ subjectKind, subjectTitle }: JournalRow): boolean {
  return subjectTitle !== null && subjectKind !== 'account' && subjectKind !== 'session';
}

/** The thing that was acted on, as a way to it where it has a page. */
export function JournalThing({ row }: { row: JournalRow }) {
  const { t } = useTranslation('organisation');
  const title = row.subjectTitle ?? t('journal.open');
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
    case 'indicator':
      return (
        <Link to="/indicators/$id" params={params}>
          {title}
        </Link>
      );
    case 'paper_template':
      return <Link to="/admin/papers">{title}</Link>;
    case 'scorecard':
      return (
        <Link to="/scorecards/$id" params={params}>
          {title}
        </Link>
      );
    case 'campaign':
      return (
        <Link to="/campaigns/$id" params={params}>
          {title}
        </Link>
      );
    case 'inspection':
      return (
        <Link to="/supervision/inspections/$id" params={params}>
          {title}
        </Link>
      );
    case 'amendment':
      return (
        <Link to="/amendments/$id" params={params}>
          {title}
        </Link>
      );
    case 'feedback':
      return (
        <Link to="/feedback/$id" params={params}>
          {title}
        </Link>
      );
    case 'publication':
      return (
        <Link to="/publications/$id" params={params}>
          {title}
        </Link>
      );
    case 'meeting':
      return (
        <Link to="/supervision/meetings/$id" params={params}>
          {title}
        </Link>
      );
    case 'submission':
      return (
        <Link to="/submissions/$id" params={params}>
          {title}
        </Link>
      );
    default:
      return row.subjectTitle ?? '';
  }
}

/** One entry in full: what it changed, old value beside new, and below the whole record as it is sealed. */
export function JournalEntry({ row }: { row: JournalRow }) {
  const { t } = useTranslation('organisation');
  const actName = useActName();
  const { nameOf, textOf } = useFieldWords();
  const changes = changesOf(row.before, row.after);
  return (
    <>
      <p className="meta">
        {dayAndClock(row.at)} · {t('journal.position')}{' '}
        {row.position ? number(Number(row.position)) : t('journal.waiting')}
      </p>
      <p>
        {whoOf(row)}
        <Via row={row} />: <strong>{actName(row.act)}</strong>
      </p>
      <p>
        <JournalThing row={row} />
      </p>
      {changes.length > 0 && (
        <table className={classes.changes}>
          <caption className={classes.caption}>{t('journal.changed')}</caption>
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
                <th scope="row">{nameOf(field)}</th>
                <td>
                  {before === '' ? textOf(field, before) : <del>{textOf(field, before)}</del>}
                </td>
                <td>{textOf(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details className={classes.record}>
        <summary>{t('journal.record')}</summary>
        <pre>{JSON.stringify({ before: row.before, after: row.after }, null, 1)}</pre>
      </details>
    </>
  );
}
