import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPlans } from '../../server/plans/contract.ts';
import {
  exportFeedback,
  FEEDBACK_SORTS,
  type FeedbackRow,
  listFeedback,
} from '../../server/portal/feedback/contract.ts';
import { FEEDBACK_KINDS } from '../../server/portal/feedback/rules/feedback-rules.ts';
import { FEEDBACK_STATES } from '../../server/portal/feedback/rules/steps.ts';
import { addressOf } from '../app/client.ts';
import { usePages, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { day, dayOf } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { LateMark } from '../supervision/late-mark.tsx';
import { useUnitFilter } from '../supervision/use-unit-filter.ts';
import { PortalTabs } from './portal-tabs.tsx';
import classes from './publication.module.css';

// A form is fetched when it is opened.
const TermsSheet = lazy(async () => ({
  default: (await import('./feedback-terms-sheet.tsx')).TermsSheet,
}));

/** Góp ý, phản ánh: what people outside said of published plans, and what of it waits for this post. */
export function Page() {
  const { t } = useTranslation('feedback');
  const says = useSaying();
  const view = useView();
  const navigate = useNavigate();
  const { unitId, picker } = useUnitFilter();
  const [isSetting, setSetting] = useState(false);
  const plans = useRead(listPlans, { query: { limit: 100 } });
  const state = FEEDBACK_STATES.find((each) => each === view.filters.state?.[0]);
  const kind = FEEDBACK_KINDS.find((each) => each === view.filters.kind?.[0]);
  const sort = FEEDBACK_SORTS.find((each) => each === view.sort);
  const query = {
    ...{ q: view.q || undefined, state, kind, unitId, sort, asOf: view.asOf ?? undefined },
    ...{ planId: view.filters.plan?.[0], taskId: view.filters.task?.[0] },
    late: view.filters.late?.[0] === 'yes' ? 'true' : undefined,
  };
  const list = usePages(listFeedback, { query });
  return (
    <>
      <ListPage<FeedbackRow>
        tabs={<PortalTabs />}
        title={t('title')}
        facts={<Waiting waiting={list.first?.waiting} />}
        what={t('what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'state', label: t('state.label'), single: true },
            options: FEEDBACK_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            ...{ name: 'kind', label: t('kind.label'), single: true },
            options: FEEDBACK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            ...{ name: 'plan', label: t('filter.plan'), single: true },
            options: (plans.data?.rows ?? []).map(({ id, number, title }) => {
              return { value: id, label: number ?? title };
            }),
          },
          {
            ...{ name: 'late', label: t('filter.late'), single: true },
            options: [{ value: 'yes', label: t('filter.lateOnly') }],
          },
        ]}
        more={<UnitPicker label={t('filter.unit')} optional {...picker} />}
        lookActs={
          <>
            {list.first?.maySet && (
              <Button variant="default" onClick={() => setSetting(true)}>
                {t('terms')}
              </Button>
            )}
            <Button
              variant="default"
              component="a"
              href={addressOf(exportFeedback, { query })}
              download
            >
              {t('export')}
            </Button>
          </>
        }
        rowId={({ id }) => id}
        rowName={({ words }) => words}
        onOpen={({ id }) => void navigate({ to: '/feedback/$id', params: { id } })}
        card={(row) => (
          <>
            <strong className="two-lines">
              #{row.number} {row.words}
            </strong>
            <span className={classes.meta}>{[says(row), row.unit.name].join(' · ')}</span>
          </>
        )}
        empty={
          <EmptyState
            acts={
              <Button
                variant="default"
                renderRoot={(props) => <Link to="/publications" {...props} />}
              >
                {t('openPublications')}
              </Button>
            }
          >
            {t('empty')}
          </EmptyState>
        }
      />
      {isSetting && (
        <Suspense fallback={null}>
          <TermsSheet onClose={() => setSetting(false)} />
        </Suspense>
      )}
    </>
  );
}

/** How a feedback stands in one line. */
export function useSaying(): (
  row: Pick<FeedbackRow, 'kind' | 'state' | 'submitted' | 'late' | 'answeredOn'>,
) => string {
  const { t } = useTranslation('feedback');
  return ({ kind, state, submitted, late, answeredOn }) =>
    [
      ...[t(`kind.${kind}`), t(`state.${state}`), submitted ? t('submitted') : ''],
      late ? t(answeredOn === null ? 'late' : 'answeredLate') : '',
    ]
      .filter(Boolean)
      .join(' · ');
}

const WAITING = ['answer', 'late', 'approve', 'suspect'] as const;

/** What waits for this post, each leading to its list. */
function Waiting({
  waiting,
}: {
  waiting: Readonly<Record<(typeof WAITING)[number], number>> | undefined;
}) {
  const { t } = useTranslation('feedback');
  const view = useView();
  const open = {
    answer: () => view.setFilter('state', ['new']),
    late: () => view.setFilter('late', ['yes']),
    approve: () => view.setFilter('state', ['working']),
    suspect: () => view.setFilter('state', ['suspect']),
  };
  return WAITING.filter((each) => waiting?.[each]).map((each) => (
    <button key={each} type="button" className="link-button" onClick={open[each]}>
      {t(`waiting.${each}`, { count: waiting?.[each] ?? 0 })}
    </button>
  ));
}

function useColumns(): TableColumn<FeedbackRow>[] {
  const { t } = useTranslation('feedback');
  return [
    {
      ...{ id: 'number', header: t('col.number'), width: 4, sort: 'number' },
      cell: (row) => `#${row.number}`,
    },
    {
      ...{ id: 'words', header: t('col.words'), width: 22, grow: true },
      cell: ({ id, words }) => (
        <Link to="/feedback/$id" params={{ id }}>
          {words}
        </Link>
      ),
      full: ({ words }) => words,
    },
    {
      ...{ id: 'state', header: t('col.state'), width: 11 },
      cell: ({ state, submitted }) =>
        [t(`state.${state}`), submitted ? t('submitted') : ''].filter(Boolean).join(', '),
    },
    {
      ...{ id: 'deadline', header: t('col.deadline'), width: 10, sort: 'deadline' },
      cell: ({ answerBy, late, answeredOn }) =>
        late && answeredOn === null ? (
          <LateMark>{`${day(answerBy)} · ${t('late')}`}</LateMark>
        ) : (
          day(answerBy)
        ),
    },
    {
      ...{ id: 'unit', header: t('col.unit'), width: 12 },
      cell: ({ unit }) => unit.name,
      full: ({ unit }) => unit.name,
    },
    {
      ...{ id: 'subject', header: t('col.subject'), width: 16 },
      cell: ({ subject }) => subject,
      full: ({ subject }) => subject,
    },
    {
      ...{ id: 'plan', header: t('col.plan'), width: 9 },
      cell: ({ plan }) => (
        <Link to="/plans/$id" params={{ id: plan.id }}>
          {plan.number ?? t('none')}
        </Link>
      ),
      full: ({ plan }) => plan.title,
    },
    {
      ...{ id: 'kind', header: t('kind.label'), width: 6 },
      cell: ({ kind }) => t(`kind.${kind}`),
    },
    {
      ...{ id: 'received', header: t('col.received'), width: 7 },
      cell: ({ receivedAt }) => dayOf(receivedAt),
    },
  ];
}
