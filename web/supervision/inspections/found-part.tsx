import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  changeFinding,
  downloadInspectionFile,
  type Finding,
  type Inspection,
} from '../../../server/supervision/inspection-contract.ts';
import { addressOf } from '../../app/client.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { day, fileSize } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from '../oversight.module.css';

/** Đợt làm việc: where the team was, and what it looked at. */
export function VisitsPart({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation('inspections');
  return (
    <section className={classes.section}>
      <h2>{t('page.visits')}</h2>
      {inspection.visits.length === 0 && <p className={classes.meta}>{t('page.noVisits')}</p>}
      <ul className={classes.plain}>
        {inspection.visits.map((visit) => (
          <li key={visit.id}>
            <strong>{visit.unit.name}</strong>, {day(visit.fromOn)} - {day(visit.toOn)}
            {visit.place && `, ${t('page.place', { place: visit.place })}`}
            <p className={classes.prose}>{visit.lookedAt}</p>
            {visit.team && <p className={classes.meta}>{visit.team}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Phát hiện: nature, degree, cause, responsibility and evidence of each. */
export function FoundPart({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation('inspections');
  const { found, may, state } = inspection;
  const drop = useAct(changeFinding);
  const dropOne = (finding: Finding) => {
    const { id, version, unit, visitId, personName, task, files: _files, ...said } = finding;
    const { words, nature, degree, cause, responsibility } = said;
    const body = { words, nature, degree, cause, responsibility, visitId, personName, version };
    drop
      .mutateAsync({
        params: { id },
        body: { ...body, unitId: unit.id, taskId: task?.id ?? null, dropped: true },
      })
      .then(() => toast(t('done')), toastProblem);
  };
  const isTold = state === 'concluded' || may.length > 0 || found.length > 0;
  return (
    <section className={classes.section}>
      <h2>{t('page.findings')}</h2>
      {found.length === 0 && (
        <p className={classes.meta}>{t(isTold ? 'page.noFindings' : 'page.notTold')}</p>
      )}
      <ul className={classes.plain}>
        {found.map((finding) => (
          <li key={finding.id} className={classes.item}>
            <div>
              <strong>{finding.unit.name}</strong>: {finding.words}
              <dl className={classes.facts}>
                <dt>{t('page.nature')}</dt>
                <dd>{finding.nature}</dd>
                <dt>{t('degree.label')}</dt>
                <dd>{t(`degree.${finding.degree}`)}</dd>
                <dt>{t('page.cause')}</dt>
                <dd>{finding.cause}</dd>
                <dt>{t('page.responsibility')}</dt>
                <dd>
                  {finding.personName
                    ? `${finding.personName}: ${finding.responsibility}`
                    : finding.responsibility}
                </dd>
                {finding.task && (
                  <>
                    <dt>{t('page.task')}</dt>
                    <dd>
                      <Link to="/tasks/$id" params={{ id: finding.task.id }}>
                        {finding.task.title}
                      </Link>
                    </dd>
                  </>
                )}
              </dl>
              <Files inspectionId={inspection.id} files={finding.files} />
            </div>
            {may.includes('find') && (
              <button type="button" className="link-button" onClick={() => dropOne(finding)}>
                {t('act.dropOne')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FilesProps {
  readonly inspectionId: string;
  readonly files: Finding['files'];
}

/** Evidence, to be saved. */
export function Files({ inspectionId, files }: FilesProps) {
  return files.map(({ id, name, size }) => (
    <a
      key={id}
      href={addressOf(downloadInspectionFile, { params: { id: inspectionId, fileId: id } })}
      download
    >
      {name} ({fileSize(size)}){' '}
    </a>
  ));
}
