import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  exportRanking,
  getRanking,
  type Ranking,
  type Scorecard,
} from '../../server/scorecards/contract.ts';
import { addressOf } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, dayOf } from '../kit/format.ts';
import { PageFrame, PeekPanel } from '../kit/page-frame.tsx';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { Sheet, usePhone } from '../kit/sheet.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { RankingTable } from './ranking-table.tsx';
import { sayPeriod } from './say-period.ts';
import type { TabProps } from './scorecard-page.tsx';
import classes from './scorecards.module.css';
import { VoteSheet } from './vote-sheet.tsx';
import { WhyPanel } from './why-panel.tsx';

/** Units by rank; beside a unit why it has its points. */
export function RankingTab({ card, tabs }: TabProps) {
  const { t } = useTranslation('scorecards');
  const view = useView();
  const phone = usePhone();
  const [sheet, setSheet] = useState<'publish' | 'vote' | null>(null);
  const query = useChosen(card);
  const found = useRead(getRanking, { params: { id: card.id }, query }, { keep: true });
  const ranking = found.data;
  const row = ranking?.rows.find(({ unit }) => unit.id === view.peek);
  const isUndefined = found.error?.code === 'NOT_DEFINED';
  const close = () => view.set({ peek: null });
  const why = row && ranking && (
    <WhyPanel cardId={card.id} row={row} ranking={ranking} query={query} />
  );
  const title = row ? titleOf(t, row.total, row.rank) : '';
  const levels = ranking?.rows.filter(({ isLevel }) => isLevel) ?? [];
  const isLive = ranking?.edition === null;
  return (
    <PageFrame
      title={card.name}
      facts={ranking && <Facts ranking={ranking} card={card} />}
      lookActs={ranking && <ExportMenu card={card} query={query} rows={ranking.rows.length} />}
      acts={
        card.mayPublish &&
        card.inForce &&
        ranking && (
          <>
            {isLive && levels.length > 0 && (
              <Button variant="default" onClick={() => setSheet('vote')}>
                {t('publishing.vote')}
              </Button>
            )}
            <Button onClick={() => setSheet('publish')}>{t('publish')}</Button>
          </>
        )
      }
      bar={
        <div className={classes.bar}>
          {tabs}
          <Choices card={card} />
        </div>
      }
      strip={ranking && <Strip ranking={ranking} card={card} />}
      peek={
        why && (
          <PeekPanel title={title} onClose={close}>
            {why}
          </PeekPanel>
        )
      }
    >
      {isUndefined ? (
        <EmptyState
          acts={
            <Button variant="default" onClick={() => view.set({ view: 'criteria' })}>
              {t('toCriteria')}
            </Button>
          }
        >
          {t('notDefined')}
        </EmptyState>
      ) : (
        <ReadState query={found} what={t('units')}>
          {(read) => (
            <RankingTable
              name={card.name}
              ranking={read}
              peek={view.peek}
              onPeek={(unitId) => view.set({ peek: unitId === view.peek ? null : unitId })}
            />
          )}
        </ReadState>
      )}
      {phone && why && (
        <Sheet opened onClose={close} title={title}>
          {why}
        </Sheet>
      )}
      {sheet === 'publish' && ranking && (
        <PublishSheet
          card={card}
          period={ranking.period}
          onVote={() => setSheet('vote')}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === 'vote' && ranking && (
        <VoteSheet card={card} period={ranking.period} onClose={() => setSheet(null)} />
      )}
    </PageFrame>
  );
}

type Words = ReturnType<typeof useTranslation<'scorecards'>>['t'];

function titleOf(t: Words, total: number | null, rank: number | null): string {
  return rank === null || total === null
    ? t('why.titleNot')
    : t('why.title', { total: points(total) });
}

/** `86,4` */
function points(value: number): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 4 });
}

/** The ranking that the address asks for: period, edition or computed, as of the day of the page. */
function useChosen(card: Scorecard) {
  const view = useView();
  const period = view.filters.period?.[0] ?? card.period;
  const edition = view.filters.edition?.[0];
  return {
    period,
    ...(edition === undefined ? {} : { edition }),
    ...(view.asOf === null ? {} : { asOf: view.asOf }),
  };
}

function Choices({ card }: { readonly card: Scorecard }) {
  const { t } = useTranslation('scorecards');
  const view = useView();
  const { period, edition } = useChosen(card);
  const editions = card.editions.filter((each) => each.period === period);
  const chosen = edition ?? editions[0]?.id ?? 'live';
  return (
    <>
      <NativeSelect
        aria-label={t('period')}
        value={period}
        data={[...new Set([period, ...card.periods])].map((code) => ({
          value: code,
          label: sayPeriod(code),
        }))}
        onChange={({ currentTarget }) => {
          view.setFilter('period', [currentTarget.value]);
        }}
      />
      {editions.length > 0 && (
        <NativeSelect
          aria-label={t('version')}
          value={chosen}
          data={[
            ...editions.map((each) => ({
              value: each.id,
              label: t('editionOf', { number: each.number, day: dayOf(each.publishedAt) }),
            })),
            { value: 'live', label: t('live') },
          ]}
          onChange={({ currentTarget }) => view.setFilter('edition', [currentTarget.value])}
        />
      )}
    </>
  );
}

function Facts({ ranking, card }: { readonly ranking: Ranking; readonly card: Scorecard }) {
  const { t } = useTranslation('scorecards');
  const { edition, asOf } = ranking;
  return (
    <span className={classes.facts} data-testid="standing">
      <span>{sayPeriod(ranking.period)}</span>
      <strong>
        {edition
          ? t('editionFact', { day: dayOf(edition.publishedAt) })
          : t('liveFact', { day: day(asOf) })}
      </strong>
      {edition && <span>{t('asOfFact', { day: day(edition.asOf) })}</span>}
      {edition?.basis && <span>{t('basisFact', { basis: edition.basis })}</span>}
      {card.closedOn && <span>{t('closed')}</span>}
    </span>
  );
}

function Strip({ ranking, card }: { readonly ranking: Ranking; readonly card: Scorecard }) {
  const { t } = useTranslation('scorecards');
  const { edition } = ranking;
  const isBeside =
    edition === null && card.editions.some(({ period }) => period === ranking.period);
  const lines = [
    ...(edition?.isSuperseded ? [t('supersededStrip')] : []),
    ...(edition?.reason ? [t('reasonFact', { reason: edition.reason })] : []),
    ...(isBeside ? [t('liveBeside')] : []),
    ...(ranking.isWhole ? [] : [t('onlyOwn', { count: ranking.units })]),
  ];
  if (lines.length === 0) return null;
  return (
    <div className={classes.strip} role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function ExportMenu({
  card,
  query,
  rows,
}: {
  readonly card: Scorecard;
  readonly query: ReturnType<typeof useChosen>;
  readonly rows: number;
}) {
  const { t } = useTranslation('scorecards');
  const { id, name } = card;
  return (
    <PaperButton
      papers={[{ kind: 'ranking', title: name, query: { id, ...query }, rows }]}
      files={(['xlsx', 'csv'] as const).map((format) => ({
        label: t(`export.${format}`),
        href: addressOf(exportRanking, { params: { id }, query: { ...query, format } }),
      }))}
    />
  );
}
