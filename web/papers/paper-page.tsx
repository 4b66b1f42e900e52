import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { downloadPaper, FILE_FORMATS, getPaper } from '../../server/papers/made-paper-contract.ts';
import { soundQuery } from '../app/address-query.ts';
import { addressOf } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { PaperView } from '../kit/paper/paper-view.tsx';
import { ReadState } from '../kit/states.tsx';
import { namedKind } from './paper-kind.ts';

/** [Xem A4]: a paper on its sheet, as it will be printed. */
export function Page() {
  const { t } = useTranslation('madePapers');
  const { kind } = useParams({ from: '/inside/paper/$kind' });
  // The day of the paper is among its question; the day of the page is not.
  const { asof: _, ...asked } = useSearch({ strict: false });
  const query = soundQuery(asked);
  const given = Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const found = useRead(getPaper, { params: { kind }, query: given });
  return (
    <PageFrame
      headOnScreen
      title={t(`kind.${namedKind(kind)}`)}
      lookActs={
        found.data && (
          <>
            {FILE_FORMATS.map((format) => (
              <Button
                key={format}
                component="a"
                variant="default"
                href={addressOf(downloadPaper, { params: { kind, format }, query })}
                download
              >
                {t(`format.${format}`)}
              </Button>
            ))}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        )
      }
    >
      <ReadState query={found} what={t('paper')}>
        {(paper) => <PaperView paper={paper} />}
      </ReadState>
    </PageFrame>
  );
}
