import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  downloadMadePaper,
  getMadePaper,
  type MadePaper,
} from '../../../server/papers/made-paper-contract.ts';
import { addressOf } from '../../app/client.ts';
import { reading } from '../../app/use-endpoint.ts';
import { number, say } from '../format.ts';
import styles from './paper-menu.module.css';
import { startDownload } from './start-download.ts';

const ASKED_EVERY_MS = 1_000;

/** How far a long paper is; whoever stays gets the file by itself, whoever leaves finds it in Tin. */
export function PaperProgress({ id }: { id: string }) {
  const { t } = useTranslation('madePapers');
  const { data: paper } = useQuery({
    ...reading(getMadePaper, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'waiting' ? false : ASKED_EVERY_MS,
  });
  const state = paper?.state;
  const given = useRef(false);
  useEffect(() => {
    if (state !== 'done' || given.current) return;
    given.current = true;
    startDownload(addressOf(downloadMadePaper, { params: { id } }));
  }, [state, id]);
  if (!paper) return null;
  return (
    <div role="status" className={styles.progress}>
      <MadeState paper={paper} />
      {state === 'waiting' && <p className="meta">{t('mayLeave')}</p>}
    </div>
  );
}

/** The state of a long paper: a bar with count and time left, its file, or why there is none. */
export function MadeState({ paper }: { paper: MadePaper }) {
  const { t } = useTranslation('madePapers');
  const { id, state, rowsDone, rowsAll, secondsLeft, name, problem } = paper;
  switch (state) {
    case 'waiting':
      return (
        <>
          <progress value={rowsDone} max={Math.max(rowsAll, 1)} aria-label={t('making')} />
          <p className="tnum">
            {t('rows', { done: number(rowsDone), all: number(rowsAll) })}
            {secondsLeft !== null && ` · ${t('left', { count: secondsLeft })}`}
          </p>
        </>
      );
    case 'done':
      return (
        <a href={addressOf(downloadMadePaper, { params: { id } })} download>
          {t('download', { name: name ?? '' })}
        </a>
      );
    case 'failed':
      return <p>{problem ? say(problem) : t('failed')}</p>;
    case 'expired':
      return <p className="meta">{t('expired')}</p>;
  }
}
