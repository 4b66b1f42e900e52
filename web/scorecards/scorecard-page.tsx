import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getScorecard, type Scorecard } from '../../server/scorecards/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { Segments } from '../kit/segments.tsx';
import { ReadState } from '../kit/states.tsx';
import { CriteriaTab } from './criteria-tab.tsx';
import { EntriesTab } from './entries-tab.tsx';
import { RankingTab } from './ranking-tab.tsx';

const TABS = ['ranking', 'entries', 'criteria'] as const;

/** One scorecard: the ranking and why, the figures that people enter, the criteria. */
export function Page() {
  const { id } = useParams({ strict: false });
  const { t } = useTranslation('scorecards');
  const view = useView();
  const found = useRead(
    getScorecard,
    { params: { id: id ?? '' }, query: { asOf: view.asOf ?? undefined } },
    { keep: true },
  );
  if (!found.data) {
    return (
      <PageFrame title={t('title')}>
        <ReadState query={found} what={t('what')}>
          {() => null}
        </ReadState>
      </PageFrame>
    );
  }
  return <Opened card={found.data} />;
}

/** What every part of the page is given. */
export interface TabProps {
  readonly card: Scorecard;
  /** The choice of the part, for the bar of the page. */
  readonly tabs: React.ReactNode;
}

function Opened({ card }: { readonly card: Scorecard }) {
  const { t } = useTranslation('scorecards');
  const view = useView();
  const mayEnter = card.mayEnter || card.maySelfScore || card.mayPublish;
  const shown = TABS.filter((each) => each !== 'entries' || (mayEnter && card.inForce !== null));
  const first = card.inForce === null ? 'criteria' : 'ranking';
  const tab = shown.find((each) => each === view.view) ?? first;
  const tabs = (
    <Segments
      label={t('tab.label')}
      value={tab}
      data={shown.map((value) => ({ value, label: t(`tab.${value}`) }))}
      onChange={(next) => view.set({ view: next, peek: null })}
    />
  );
  switch (tab) {
    case 'ranking':
      return <RankingTab card={card} tabs={tabs} />;
    case 'entries':
      return <EntriesTab card={card} tabs={tabs} />;
    case 'criteria':
      return <CriteriaTab card={card} tabs={tabs} />;
  }
}
