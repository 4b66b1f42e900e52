import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type EdxmlPackageView, getPackageFile } from '../../server/exchange/edxml/contract.ts';
import { PRIORITY_WORDS, STEERING_WORDS } from '../../server/exchange/edxml/rules/edxml-codes.ts';
import { addressOf } from '../app/client.ts';
import { day, fileSize, say } from '../kit/format.ts';
import classes from '../supervision/oversight.module.css';

interface Shown {
  readonly shown: EdxmlPackageView;
}

/** What a person should look at before deciding: faults, and where package and text differ. */
export function PackageWarnings({ shown }: Shown) {
  const { t } = useTranslation('edxml');
  const { allFaults, differences } = shown;
  const fieldName = (field: string) =>
    field in FIELDS ? t(`page.field.${FIELDS[field] ?? 'number'}`) : field;
  return (
    <>
      {differences.length > 0 && (
        <section className={classes.section} aria-label={t('page.differences')}>
          <h2>{t('page.differences')}</h2>
          <ul>
            {differences.map(({ field, header, text }) => (
              <li key={field}>
                <strong>{fieldName(field)}</strong>: {t('page.difference', { header, text })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {allFaults.length > 0 && (
        <section className={classes.section} aria-label={t('page.faults')}>
          <h2>{t('page.faults')}</h2>
          <ul>
            {allFaults.map((fault) => (
              <li key={`${fault.place} ${fault.en}`}>
                {say(fault)} <span className={classes.meta}>{fault.place}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const FIELDS: Readonly<Record<string, 'number' | 'issuedOn' | 'signer' | 'type' | 'issuer'>> = {
  ...{ number: 'number', issuedOn: 'issuedOn', signer: 'signer', type: 'type', issuer: 'issuer' },
};

/** The header of a package as facts, with the way to what became of it here. */
export function PackageFacts({ shown }: Shown) {
  const { t } = useTranslation('edxml');
  const { reading, tasks, submissionId } = shown;
  const named = ({ code, name }: { code: string; name: string | null }) =>
    name === null ? code : `${name} (${code})`;
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('page.documentId'), shown.documentId],
    [t('page.type'), shown.typeName],
    [t('page.issued'), shown.issuedOn && day(shown.issuedOn)],
    [t('page.signer'), [shown.signer.name, shown.signer.position].filter(Boolean).join(', ')],
    [t('page.from'), shown.way === 'in' ? named(shown.partner) : shown.unit.name],
    [t('page.to'), shown.receivers.map(named).join('\n')],
    [t('page.unit'), shown.unit.name],
    [t('page.due'), shown.dueOn && day(shown.dueOn)],
    [t('page.priority'), say(PRIORITY_WORDS[shown.priority])],
    [t('page.steering'), say(STEERING_WORDS[shown.steering])],
    [
      t('page.responseFor'),
      shown.responseFor.map(({ code, organ }) => `${code} (${organ})`).join('\n'),
    ],
    [t('page.reason'), shown.reason],
    [t('page.taskCodes'), shown.taskCodes.join(', ')],
    [t('page.traces'), shown.traces.map(({ organId, at }) => `${organId}, ${at}`).join('\n')],
    [
      t('page.reading'),
      reading && (
        <Link to="/readings/$id" params={{ id: reading.id }}>
          {t('page.openReading')}
        </Link>
      ),
    ],
    [
      t('page.plan'),
      reading?.planId && (
        <Link to="/plans/$id" params={{ id: reading.planId }}>
          {tasks ? t('page.tasks', tasks) : t('page.plan')}
        </Link>
      ),
    ],
    [
      t('page.submission'),
      submissionId && (
        <Link to="/submissions/$id" params={{ id: submissionId }}>
          {t('page.openSubmission')}
        </Link>
      ),
    ],
  ];
  return (
    <section className={classes.section} aria-label={t('page.facts')}>
      <h2>{t('page.facts')}</h2>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** Files that came with a package or go with it. */
export function PackageFiles({ shown: { id, files } }: Shown) {
  const { t } = useTranslation('edxml');
  return (
    <section className={classes.section} aria-label={t('page.files')}>
      <h2>{t('page.files')}</h2>
      {files.length === 0 && <p>{t('page.noFiles')}</p>}
      <ol>
        {files.map((file, at) => (
          <li key={file.id}>
            <a href={addressOf(getPackageFile, { params: { id, place: at + 1 } })} download>
              {file.name}
            </a>{' '}
            <span className={classes.meta}>{fileSize(file.size)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
