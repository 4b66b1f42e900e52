import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listMadePapers } from '../../server/papers/made-paper-contract.ts';
import { reading } from '../app/use-endpoint.ts';
import { dayAndClock, fileSize } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { MadeState } from '../kit/paper/paper-progress.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import classes from './made-papers.module.css';
import { namedKind } from './paper-kind.ts';

const ASKED_EVERY_MS = 2_000;

/** Tệp đã tạo: long papers that were asked for, how far they are, and their files while they are kept. */
export function Page() {
  const { t } = useTranslation('madePapers');
  const found = useQuery({
    ...reading(listMadePapers, {}),
    refetchInterval: ({ state }) =>
      state.data?.papers.some((paper) => paper.state === 'waiting') ? ASKED_EVERY_MS : false,
  });
  return (
    <PageFrame title={t('title')}>
      <ReadState query={found} what={t('title')}>
        {({ papers }) =>
          papers.length === 0 ? (
            <EmptyState>{t('none')}</EmptyState>
          ) : (
            <ul className={classes.list}>
              {papers.map((paper) => (
                <li key={paper.id}>
                  <p>
                    <b>{t(`kind.${namedKind(paper.kind)}`)}</b>, {t(`format.${paper.format}`)},{' '}
                    <span className="tnum">{t('rowsAll', { count: paper.rowsAll })}</span>
                  </p>
                  <MadeState paper={paper} />
                  <p className="meta">
                    {t('asked', { at: dayAndClock(paper.askedAt) })}
                    {paper.state === 'done' &&
                      paper.keptUntil &&
                      ` · ${t('kept', { at: dayAndClock(paper.keptUntil), size: fileSize(paper.size ?? 0) })}`}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </ReadState>
    </PageFrame>
  );
}
