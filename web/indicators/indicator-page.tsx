import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getIndicator,
  type Indicator,
  type TargetDetail,
} from '../../server/indicators/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ErrorState, LoadingState, StaleStrip } from '../kit/states.tsx';
import { PrintFoot, PrintHead } from '../tasks/print-head.tsx';
import { TargetPanel } from './target-panel.tsx';
import { ValuesTable } from './values-table.tsx';

const ValueSheet = lazy(async () => ({
  default: (await import('./value-sheet.tsx')).ValueSheet,
}));
const DefineSheet = lazy(async () => ({
  default: (await import('./define-sheet.tsx')).DefineSheet,
}));
const TargetSheet = lazy(async () => ({
  default: (await import('./target-sheet.tsx')).TargetSheet,
}));
const BehindIndicator = lazy(async () => ({
  default: (await import('./allocation/behind-indicator.tsx')).BehindIndicator,
}));
const AskSheet = lazy(async () => ({ default: (await import('./ask-sheet.tsx')).AskSheet }));

/** Chỉ tiêu: the sentence first, then its path, then the figures and who vouches for them. */
export function Page() {
  const { id } = useParams({ from: '/inside/indicators/$id' });
  const { asOf } = useAsOf();
  const { t } = useTranslation('indicators');
  const query = useRead(getIndicator, { params: { id }, query: { asOf: asOf ?? undefined } });
  const again = () => void query.refetch();
  if (query.data === undefined) {
    return (
      <PageFrame title={t('title')}>
        {query.error ? <ErrorState error={query.error} onAgain={again} /> : <LoadingState />}
      </PageFrame>
    );
  }
  const stale = query.error && <StaleStrip readAt={query.dataUpdatedAt} onAgain={again} />;
  return <IndicatorFrame key={id} indicator={query.data} strip={stale} />;
}

type Opened =
  | { readonly what: 'enter' | 'define' | 'target' }
  | { readonly what: 'change' | 'ask'; readonly target: TargetDetail };

function IndicatorFrame({ indicator, strip }: { indicator: Indicator; strip: ReactNode }) {
  const { t } = useTranslation('indicators');
  const { asOf } = useAsOf();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { shape, unit, may, targets } = indicator;
  const close = () => setOpened(null);
  const facts = t('facts', { unit: unit.name, frequency: t(`frequency.${shape.frequency}`) });
  return (
    <PageFrame
      title={shape.name}
      facts={
        <span className="meta">
          {facts}
          {shape.formula !== null && ` · ${t('formula', { formula: shape.formula })}`}
        </span>
      }
      strip={strip}
      acts={
        <>
          {may.define && (
            <>
              <Button variant="default" onClick={() => setOpened({ what: 'define' })}>
                {t('form.change')}
              </Button>
              <Button variant="default" onClick={() => setOpened({ what: 'target' })}>
                {t('form.addTarget')}
              </Button>
            </>
          )}
          {may.report && (
            <Button onClick={() => setOpened({ what: 'enter' })}>{t('enter.open')}</Button>
          )}
        </>
      }
    >
      <PrintHead title={shape.name} />
      {targets.length === 0 && <EmptyState>{t('noTarget')}</EmptyState>}
      {targets.map((target) => (
        <TargetPanel
          key={target.id}
          indicator={indicator}
          target={target}
          onAsk={may.ask && asOf === null ? () => setOpened({ what: 'ask', target }) : null}
          onChange={
            may.define && asOf === null ? () => setOpened({ what: 'change', target }) : null
          }
        />
      ))}
      <ValuesTable indicator={indicator} />
      <Suspense fallback={<LoadingState rows={2} />}>
        <BehindIndicator indicator={indicator} />
      </Suspense>
      <PrintFoot />
      <Suspense fallback={null}>
        {opened?.what === 'enter' && <ValueSheet indicator={indicator} onClose={close} />}
        {opened?.what === 'define' && (
          <DefineSheet indicator={indicator} onClose={close} onSaved={close} />
        )}
        {opened?.what === 'target' && (
          <TargetSheet indicator={indicator} target={null} onClose={close} />
        )}
        {opened?.what === 'change' && (
          <TargetSheet indicator={indicator} target={opened.target} onClose={close} />
        )}
        {opened?.what === 'ask' && <AskSheet target={opened.target} onClose={close} />}
      </Suspense>
    </PageFrame>
  );
}
