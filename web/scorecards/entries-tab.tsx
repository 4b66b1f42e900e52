import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { getEntries } from '../../server/scorecards/contract.ts';
import type { Reply } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { AppraisalSheet } from './appraisal-sheet.tsx';
import { EntriesTable } from './entries-table.tsx';
import { sayPeriod } from './say-period.ts';
import type { TabProps } from './scorecard-page.tsx';
import classes from './scorecards.module.css';
import { ValueSheet } from './value-sheet.tsx';

export type Entries = Reply<typeof getEntries>;
export type AskedCriterion = Entries['criteria'][number];

/** One cell: a criterion and a unit; of an appraisal also whose side. */
export interface OpenedCell {
  readonly criterion: AskedCriterion;
  readonly unit: UnitRef;
  readonly side: 'value' | 'self' | 'given';
}

/** Số liệu: what people enter for a period, unit by criterion, with what proves it. */
export function EntriesTab({ card, tabs }: TabProps) {
  const { t } = useTranslation('scorecards');
  const view = useView();
  const running = card.periods[0] ?? card.period;
  const period = view.filters.period?.[0] ?? running;
  const found = useRead(getEntries, { params: { id: card.id }, query: { period } }, { keep: true });
  const [opened, setOpened] = useState<OpenedCell | null>(null);
  const close = () => setOpened(null);
  return (
    <PageFrame
      title={card.name}
      facts={<span>{sayPeriod(period)}</span>}
      bar={
        <div className={classes.bar}>
          {tabs}
          <NativeSelect
            aria-label={t('period')}
            value={period}
            data={[...new Set([period, ...card.periods])].map((code) => ({
              value: code,
              label: sayPeriod(code),
            }))}
            onChange={({ currentTarget }) => view.setFilter('period', [currentTarget.value])}
          />
        </div>
      }
    >
      {found.error?.code === 'NOT_DEFINED' ? (
        <EmptyState>{t('notDefined')}</EmptyState>
      ) : (
        <ReadState query={found} what={t('entries.what')}>
          {(entries) =>
            entries.criteria.length === 0 ? (
              <EmptyState>{t('entries.none')}</EmptyState>
            ) : (
              <>
                <EntriesTable
                  key={entries.period}
                  cardId={card.id}
                  entries={entries}
                  onOpen={setOpened}
                />
                {opened?.side === 'value' && (
                  <ValueSheet cardId={card.id} entries={entries} cell={opened} onClose={close} />
                )}
                {opened && opened.side !== 'value' && (
                  <AppraisalSheet
                    cardId={card.id}
                    entries={entries}
                    cell={opened}
                    onClose={close}
                  />
                )}
              </>
            )
          }
        </ReadState>
      )}
    </PageFrame>
  );
}
