import { useTranslation } from 'react-i18next';
import { type BackupRun, getBackups } from '../../server/keeping/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { dayAndClock, fileSize, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import classes from './backup-page.module.css';

/** Sao lưu: whether yesterday could be restored, and how the last runs went. */
export function Page() {
  const { t } = useTranslation('keeping');
  const found = useRead(getBackups, {});
  return (
    <PageFrame title={t('title')}>
      <ReadState query={found} what={t('title')}>
        {({ runs, last, isOld, restored }) => (
          <>
            {runs.length === 0 && <EmptyState>{t('none')}</EmptyState>}
            {runs.length > 0 && isOld && <p className={classes.old}>{t('old')}</p>}
            {last && !isOld && <p>{t('fine', { at: dayAndClock(last.at) })}</p>}
            {restored && (
              <p className="meta">
                {t('restored', {
                  at: dayAndClock(restored.at),
                  takenAt: dayAndClock(restored.takenAt),
                })}
              </p>
            )}
            {runs.length > 0 && (
              <ul className={classes.list} aria-label={t('list')}>
                {runs.map((run) => (
                  <Run key={`${run.at} ${run.name}`} run={run} />
                ))}
              </ul>
            )}
          </>
        )}
      </ReadState>
    </PageFrame>
  );
}

function Run({ run: { at, name, outcome } }: { run: BackupRun }) {
  const { t } = useTranslation('keeping');
  if (outcome.kind === 'failed') {
    return (
      <li>
        <p>
          <b>{dayAndClock(at)}</b> <strong className={classes.old}>{t('failed')}</strong>
        </p>
        <p>{say(outcome)}</p>
      </li>
    );
  }
  const { bytes, rows, files, damaged, seconds } = outcome;
  const facts = [
    fileSize(bytes),
    t('rows', { count: rows }),
    t('files', { count: files }),
    t('seconds', { count: Math.max(1, Math.round(seconds)) }),
  ];
  return (
    <li>
      <p>
        <b>{dayAndClock(at)}</b> {t('made')}
      </p>
      <p className="meta tnum">{[name, ...facts].join(' · ')}</p>
      {damaged > 0 && <p className={classes.old}>{t('damaged', { count: damaged })}</p>}
    </li>
  );
}
