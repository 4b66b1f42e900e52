import { Button, NativeSelect } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Campaign, getCampaign } from '../../server/emulation/campaign-contract.ts';
import { useMe } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState, StaleStrip } from '../kit/states.tsx';
import { usePhone } from '../kit/use-phone.ts';
import classes from './emulation.module.css';
import { LaunchSheet } from './launch-sheet.tsx';
import { OverviewTab } from './overview-tab.tsx';

const TABS = ['overview', 'standing', 'nominations', 'council', 'decisions', 'reviews'] as const;
type Tab = (typeof TABS)[number];

const StandingTab = lazy(async () => ({
  default: (await import('./standing-tab.tsx')).StandingTab,
}));
const NominationsTab = lazy(async () => ({
  default: (await import('./nominations-tab.tsx')).NominationsTab,
}));
const CouncilTab = lazy(async () => ({ default: (await import('./council-tab.tsx')).CouncilTab }));
const DecisionsTab = lazy(async () => ({
  default: (await import('./decisions-tab.tsx')).DecisionsTab,
}));
const ReviewsTab = lazy(async () => ({ default: (await import('./reviews-tab.tsx')).ReviewsTab }));
const CampaignSheet = lazy(async () => ({
  default: (await import('./campaign-sheet.tsx')).CampaignSheet,
}));

/** Phong trào: from launch to decision, stage by stage. */
export function Page() {
  const { id } = useParams({ from: '/inside/campaigns/$id' });
  const { t } = useTranslation('emulation');
  const view = useView();
  const query = useRead(
    getCampaign,
    { params: { id }, query: { asOf: view.asOf ?? undefined } },
    { keep: true },
  );
  const again = () => void query.refetch();
  const campaign = query.data?.id === id ? query.data : undefined;
  if (!campaign) {
    return (
      <PageFrame title={t('title')}>
        {query.error ? <ErrorState error={query.error} onAgain={again} /> : <LoadingState />}
      </PageFrame>
    );
  }
  const stale = query.error && <StaleStrip readAt={query.dataUpdatedAt} onAgain={again} />;
  return <Frame campaign={campaign} strip={stale} />;
}

function Frame({ campaign, strip }: { campaign: Campaign; strip: ReactNode }) {
  const { t } = useTranslation('emulation');
  const view = useView();
  const { today } = useMe();
  const [sheet, setSheet] = useState<'edit' | 'launch' | null>(null);
  const tab = TABS.find((each) => each === view.view) ?? 'overview';
  const on = view.asOf ?? today;
  const { stages, launchedOn, may } = campaign;
  const stage =
    stages.find(({ id }) => id === view.filters.stage?.[0]) ??
    stages.find(({ from, to }) => from <= on && on <= to) ??
    stages[0];
  const state = launchedOn === null ? 'draft' : on > campaign.endsOn ? 'ended' : 'running';
  const close = () => setSheet(null);
  return (
    <PageFrame
      title={campaign.name}
      facts={[
        t(`state.${state}`),
        campaign.unit.name,
        `${day(campaign.startsOn)} - ${day(campaign.endsOn)}`,
      ].join(' · ')}
      acts={
        may.define &&
        tab === 'overview' && (
          <>
            <Button variant="default" onClick={() => setSheet('edit')}>
              {t('act.edit')}
            </Button>
            {launchedOn === null && (
              <Button onClick={() => setSheet('launch')}>{t('act.launch')}</Button>
            )}
          </>
        )
      }
      bar={
        <div className={classes.bar}>
          <Tabs value={tab} onChange={(next) => view.set({ view: next })} />
          <NativeSelect
            aria-label={t('stage')}
            data={stages.map(({ id, name }) => ({ value: id, label: name }))}
            value={stage?.id ?? ''}
            onChange={(event) => view.setFilter('stage', [event.currentTarget.value])}
          />
        </div>
      }
      strip={strip}
    >
      <Suspense fallback={<LoadingState />}>
        {stage && (
          <>
            {tab === 'overview' && <OverviewTab campaign={campaign} stage={stage} />}
            {tab === 'standing' && <StandingTab campaign={campaign} stage={stage} />}
            {tab === 'nominations' && <NominationsTab campaign={campaign} stage={stage} />}
            {tab === 'council' && <CouncilTab campaign={campaign} stage={stage} />}
            {tab === 'decisions' && <DecisionsTab campaign={campaign} stage={stage} />}
            {tab === 'reviews' && <ReviewsTab campaign={campaign} stage={stage} />}
          </>
        )}
        {sheet === 'edit' && <CampaignSheet campaign={campaign} onClose={close} onSaved={close} />}
        {sheet === 'launch' && <LaunchSheet campaign={campaign} onClose={close} />}
      </Suspense>
    </PageFrame>
  );
}

function Tabs({ value, onChange }: { value: Tab; onChange: (tab: Tab) => void }) {
  const { t } = useTranslation('emulation');
  const phone = usePhone();
  if (phone) {
    return (
      <NativeSelect
        aria-label={t('tab.label')}
        data={TABS.map((tab) => ({ value: tab, label: t(`tab.${tab}`) }))}
        value={value}
        onChange={(event) =>
          onChange(TABS.find((tab) => tab === event.currentTarget.value) ?? 'overview')
        }
      />
    );
  }
  return (
    <fieldset className={classes.tabs} aria-label={t('tab.label')}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          className={classes.tab}
          aria-pressed={tab === value}
          onClick={() => onChange(tab)}
        >
          {t(`tab.${tab}`)}
        </button>
      ))}
    </fieldset>
  );
}
