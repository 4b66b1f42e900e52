import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  EXPLANATION_STATES,
  type ExplanationRow,
  exportExplanations,
  listExplanations,
} from '../../server/tasks/explanation-contract.ts';
import { WAITING_SORTS } from '../../server/tasks/extension-contract.ts';
import { getOverdueSettings } from '../../server/tasks/overdue-contract.ts';
import { addressOf } from '../app/client.ts';
import { usePages, useRead } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { day, say } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { useManyActs } from '../tasks/list/use-many-acts.ts';
import { OverdueRules } from './overdue-rules.tsx';
import { SupervisionTabs } from './supervision-tabs.tsx';
import { ExportButton, LongWaitNote, TaskCell, WaitMark } from './waiting-parts.tsx';

/** Giải trình: why work is late, in the words of its units, and what was decided. */
export function Page() {
  const { t } = useTranslation('supervision');
  const view = useView();
  const navigate = useNavigate();
  const settings = useRead(getOverdueSettings, {});
  const causes = settings.data?.causes ?? [];
  const isLong = view.filters.long?.includes('yes');
  const query = {
    q: view.q || undefined,
    state: oneOf(view.filters.state, EXPLANATION_STATES),
    cause: view.filters.cause?.[0],
    unitId: view.filters.unit?.[0],
    fieldId: view.filters.field?.[0],
    from: view.filters.from?.[0],
    to: view.filters.to?.[0],
    approverId: view.filters.approver?.[0],
    ...(isLong ? { long: true } : {}),
    sort: WAITING_SORTS.find((each) => each === view.sort),
    asOf: view.asOf ?? undefined,
  };
  const list = usePages(listExplanations, { query });
  const columns = useColumns();
  const more = (['unit', 'field', 'from', 'to', 'approver'] as const).filter(
    (name) => (view.filters[name]?.length ?? 0) > 0,
  );
  return (
    <ListPage<ExplanationRow>
      tabs={<SupervisionTabs at="explanations" />}
      title={t('explanation.title')}
      what={t('explanation.what')}
      view={view}
      list={list}
      columns={columns}
      choices={[
        {
          name: 'state',
          label: t('state'),
          single: true,
          options: EXPLANATION_STATES.map((value) => ({
            value,
            label: t(`explanation.state.${value}`),
          })),
        },
        {
          name: 'cause',
          label: t('explanation.cause'),
          single: true,
          options: causes.map((cause) => ({ value: cause.key, label: say(cause) })),
        },
        {
          name: 'long',
          label: t('extension.long'),
          single: true,
          options: [{ value: 'yes', label: t('extension.long') }],
        },
      ]}
      chips={more.map((name) => ({
        key: name,
        label: chipOf(name, view.filters[name]?.[0] ?? '', list.rows, t),
        drop: () => view.setFilter(name, []),
      }))}
      lookActs={
        <>
          <OverdueRules />
          <ExportButton href={addressOf(exportExplanations, { query })} />
        </>
      }
      note={<LongWaitNote approvers={list.first?.approvers} view={view} />}
      rowId={(row) => row.id}
      rowName={(row) => row.task.title}
      onOpen={(row) => void navigate({ to: '/tasks/$id', params: { id: row.task.id } })}
      card={(row) => <Card row={row} />}
      selectionActs={(ids, clear) => <AcceptMany rows={list.rows} ids={ids} onDone={clear} />}
      empty={<EmptyState>{t('explanation.empty')}</EmptyState>}
    />
  );
}

type ChipName = 'unit' | 'field' | 'from' | 'to' | 'approver';

/** The words of a condition that came with the address, from the rows that it found. */
function chipOf(
  name: ChipName,
  value: string,
  rows: readonly ExplanationRow[],
  t: ReturnType<typeof useTranslation<'supervision'>>['t'],
): string {
  switch (name) {
    case 'unit':
      return `${t('unit')}: ${rows.find(({ unit }) => unit.id === value)?.unit.name ?? ''}`;
    case 'approver':
      return `${t('approver')}: ${rows[0]?.approver.name ?? ''}`;
    case 'field':
      return rows[0]?.task.fieldName ?? t('causes.group.field');
    case 'from':
    case 'to':
      return `${t(`causes.${name}`)} ${day(value)}`;
  }
}

function AcceptMany(props: {
  readonly rows: readonly ExplanationRow[];
  readonly ids: readonly string[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('supervision');
  const many = useManyActs(props.onDone);
  const rows = props.rows.filter(({ id, mayDecide }) => mayDecide && props.ids.includes(id));
  if (rows.length === 0) return null;
  const tasks = rows.map(({ task }) => task);
  return (
    <Button
      loading={many.done !== null}
      onClick={() => void many.act({ act: 'decide_explanation', decision: 'accepted' }, tasks)}
    >
      {t('explanation.decideAll', { count: rows.length })}
    </Button>
  );
}

function useColumns(): TableColumn<ExplanationRow>[] {
  const { t } = useTranslation('supervision');
  return [
    {
      id: 'task',
      header: t('task'),
      width: 20,
      grow: true,
      cell: (row) => <TaskCell task={row.task} />,
      full: (row) => row.task.title,
    },
    { id: 'unit', header: t('unit'), width: 10, cell: (row) => row.unit.name },
    {
      id: 'due',
      header: t('explanation.lateHead'),
      width: 8,
      sort: 'due',
      cell: (row) => t('explanation.late', { count: row.lateDays }),
    },
    { id: 'cause', header: t('explanation.cause'), width: 12, cell: (row) => <Cause row={row} /> },
    {
      id: 'words',
      header: t('explanation.words'),
      width: 17,
      cell: (row) => row.words,
      full: (row) => row.words,
    },
    {
      id: 'state',
      header: t('state'),
      width: 9,
      cell: (row) => t(`explanation.state.${row.state}`),
    },
    {
      id: 'wait',
      header: t('approver'),
      width: 14,
      sort: 'wait',
      cell: (row) => <WaitMark row={row} />,
      full: (row) => row.approver.name,
    },
  ];
}

function Cause({ row }: { readonly row: ExplanationRow }) {
  const { t } = useTranslation('supervision');
  const kind = row.cause.objective ? 'objective' : 'subjective';
  return (
    <span>
      {say(row.cause)} <span className="meta">({t(`explanation.${kind}`)})</span>
    </span>
  );
}

function Card({ row }: { readonly row: ExplanationRow }) {
  const { t } = useTranslation('supervision');
  return (
    <>
      <strong className="two-lines">{row.task.title}</strong>
      <span className="two-lines">
        {row.unit.name} · <Cause row={row} />: {row.words}
      </span>
      <span>
        {t(`explanation.state.${row.state}`)} · <WaitMark row={row} />
      </span>
    </>
  );
}
