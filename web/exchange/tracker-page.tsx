import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Comparison,
  compareTracker,
  fillTracker,
  getTracker,
  type Tracker,
} from '../../server/exchange/trackers/contract.ts';
import { addressOf, upload } from '../app/client.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { useRead } from '../app/use-endpoint.ts';
import { FileCatch } from '../kit/file-drop.tsx';
import { dayAndClock, number } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { TrackerComparison } from './tracker-comparison.tsx';
import classes from './trackers.module.css';

const ChangeSheet = lazy(async () => ({
  default: (await import('./tracker-settle-sheet.tsx')).ChangeTrackerSheet,
}));

/** Một biểu của cấp trên: a new file is compared here, and the form is handed back filled in. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('trackers');
  const read = useRead(getTracker, { params: { id } });
  const tracker = read.data?.id === id ? read.data : undefined;
  if (tracker) return <Frame tracker={tracker} />;
  return (
    <PageFrame title={t('title')} tabs={<ExchangeTabs />}>
      {read.error ? (
        <ErrorState error={read.error} onAgain={() => void read.refetch()} />
      ) : (
        <LoadingState />
      )}
    </PageFrame>
  );
}

function Frame({ tracker }: { tracker: Tracker }) {
  const { t } = useTranslation('trackers');
  const [seen, setSeen] = useState<{ file: File; comparison: Comparison } | null>(null);
  const [isSettling, setIsSettling] = useState(false);
  const { id, name, owner, formName, comparedAt, mayImport } = tracker;
  return (
    <PageFrame
      title={seen ? t('compared.title', { name: seen.file.name }) : name}
      facts={owner}
      tabs={<ExchangeTabs />}
      lookActs={
        formName !== null &&
        !seen && (
          <Button
            variant="default"
            component="a"
            href={addressOf(fillTracker, { params: { id } })}
            download
          >
            {t('page.fill')}
          </Button>
        )
      }
      acts={
        mayImport &&
        !seen && (
          <Button variant="default" onClick={() => setIsSettling(true)}>
            {t('page.settle')}
          </Button>
        )
      }
    >
      {seen ? (
        <TrackerComparison trackerId={id} {...seen} onDone={() => setSeen(null)} />
      ) : (
        <>
          <p>
            {formName === null || comparedAt === null
              ? t('page.noFile')
              : t('page.last', { name: formName, at: dayAndClock(comparedAt) })}
            {formName !== null && (
              <>
                {' · '}
                {t('page.counts', {
                  linked: number(tracker.linked),
                  lines: number(tracker.lines),
                  differing: number(tracker.differing),
                })}
              </>
            )}
          </p>
          {mayImport && (
            <Compare
              trackerId={id}
              onCompared={(file, comparison) => setSeen({ file, comparison })}
            />
          )}
          <Rounds tracker={tracker} />
        </>
      )}
      {isSettling && (
        <Suspense fallback={null}>
          <ChangeSheet tracker={tracker} onClose={() => setIsSettling(false)} />
        </Suspense>
      )}
    </PageFrame>
  );
}

function Compare({
  trackerId,
  onCompared,
}: {
  trackerId: string;
  onCompared: (file: File, comparison: Comparison) => void;
}) {
  const { t } = useTranslation('trackers');
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [refused, setRefused] = useState('');

  async function compare(file: File | undefined): Promise<void> {
    if (!file) return;
    setIsReading(true);
    setProblem(null);
    setRefused('');
    try {
      onCompared(file, await upload(compareTracker, file, {}, {}, { id: trackerId }));
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setIsReading(false);
    }
  }

  return (
    <section className={classes.section} aria-label={t('page.compare')}>
      <h2>{t('page.compare')}</h2>
      <FileCatch
        label={t('drop.title')}
        accept=".xlsx"
        disabled={isReading}
        onFiles={([file]) => void compare(file)}
        onRefused={setRefused}
      />
      {refused && <p role="alert">{refused}</p>}
      {isReading && <LoadingState what={t('drop.reading')} rows={3} />}
      {problem && <ErrorState error={problem} />}
    </section>
  );
}

function Rounds({ tracker: { rounds } }: { tracker: Tracker }) {
  const { t } = useTranslation('trackers');
  if (rounds.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('page.rounds')}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              {(['at', 'person', 'file', 'lines', 'linked', 'differing', 'adopted'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {t(`page.round.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rounds.map((round) => (
              <tr key={round.id}>
                <td>{dayAndClock(round.at)}</td>
                <td>{round.person}</td>
                <td>{round.fileName}</td>
                <td className={classes.figure}>{number(round.lines)}</td>
                <td className={classes.figure}>{number(round.linked)}</td>
                <td className={classes.figure}>{number(round.differing)}</td>
                <td>
                  {number(round.adopted)}
                  {round.readingId !== null && (
                    <>
                      {' '}
                      <Link to="/readings/$id" params={{ id: round.readingId }}>
                        {t('page.reading')}
                      </Link>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
