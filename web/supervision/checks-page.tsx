import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CheckRow,
  exportCheckFindings,
  getCheckCounts,
  listCheckFindings,
  settleFinding,
} from '../../server/supervision/check-contract.ts';
import { CHECK_CODES, type CheckCode } from '../../server/supervision/rules/checks.ts';
import { addressOf } from '../app/client.ts';
import { useAct, usePages, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { DataTable } from '../kit/data-table.tsx';
import { LongTextField } from '../kit/form.tsx';
import { day, dayOf, number, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { Segments } from '../kit/segments.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { EmptyState, ErrorState, ReadState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';
import classes from './oversight.module.css';
import { SupervisionTabs } from './supervision-tabs.tsx';
import { useUnitFilter } from './use-unit-filter.ts';

/** Kiểm tra số liệu: how many findings each check has, and what one of them found, task by task. */
export function Page() {
  const { t } = useTranslation('checks');
  const view = useView();
  const { unitId, picker } = useUnitFilter();
  const code = CHECK_CODES.find((each) => each === view.view);
  const asOf = view.asOf ?? undefined;
  const counts = useRead(getCheckCounts, { query: { unitId, asOf } }, { keep: true });
  const first = counts.data?.counts.find(({ count }) => count > 0)?.code;
  const shown = code ?? first ?? CHECK_CODES[0];
  return (
    <PageFrame
      title={t('title')}
      facts={counts.data && t('cutOff', { day: day(counts.data.cutOff) })}
      tabs={<SupervisionTabs at="checks" />}
      lookActs={
        <Button
          variant="default"
          component="a"
          href={addressOf(exportCheckFindings, { query: { unitId, asOf, code } })}
          download
        >
          {t('export')}
        </Button>
      }
    >
      <div className={classes.checks}>
        <section>
          <UnitPicker label={t('unit')} optional {...picker} />
          <ReadState query={counts} what={t('what')}>
            {({ counts: all }) => (
              <ul className={classes.codes} aria-label={t('list')}>
                {all.map(({ code: each, count, more, severity }) => (
                  <li key={each}>
                    <button
                      type="button"
                      aria-pressed={each === shown}
                      onClick={() => view.set({ view: each, q: '' })}
                    >
                      <span>
                        {t(`code.${each}`)}
                        <br />
                        <span className={classes.meta}>{t(`severity.${severity}`)}</span>
                      </span>
                      <span className={classes.count}>
                        {count === 0
                          ? t('none')
                          : more
                            ? t('more', { count: number(count) })
                            : number(count)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </ReadState>
        </section>
        <Findings key={shown} code={shown} unitId={unitId} />
      </div>
    </PageFrame>
  );
}

function Findings({ code, unitId }: { code: CheckCode; unitId: string | undefined }) {
  const { t } = useTranslation('checks');
  const view = useView();
  const navigate = useNavigate();
  const [seen, setSeen] = useState<'no' | 'yes'>('no');
  const [settling, setSettling] = useState<CheckRow | null>(null);
  const asOf = view.asOf ?? undefined;
  const list = usePages(listCheckFindings, { query: { code, unitId, seen, asOf } });
  const columns = useColumns(setSettling);
  return (
    <section>
      <div className={classes.head}>
        <h2>{t(`code.${code}`)}</h2>
        <Segments
          label={t('show.label')}
          value={seen}
          data={(['no', 'yes'] as const).map((value) => ({ value, label: t(`show.${value}`) }))}
          onChange={setSeen}
        />
      </div>
      {list.first?.more && <p>{t('narrow')}</p>}
      <DataTable<CheckRow>
        label={t(`code.${code}`)}
        columns={columns}
        rows={list.rows}
        total={list.total}
        loading={list.loading}
        hasMore={list.hasMore}
        more={list.more}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
        onOpen={({ taskId }) => void navigate({ to: '/tasks/$id', params: { id: taskId } })}
        card={(row) => <Card row={row} />}
        empty={
          list.error ? (
            <ErrorState error={list.error} onAgain={list.again} />
          ) : (
            <EmptyState>{t('clean')}</EmptyState>
          )
        }
      />
      {settling && <SettleSheet row={settling} onClose={() => setSettling(null)} />}
    </section>
  );
}

function useColumns(onSettle: (row: CheckRow) => void): TableColumn<CheckRow>[] {
  const { t } = useTranslation('checks');
  const back = useAct(settleFinding);
  const takeBack = (row: CheckRow) =>
    back
      .mutateAsync({
        params: { id: row.taskId },
        body: { code: row.code, facts: row.facts, reason: null },
      })
      .catch(toastProblem);
  return [
    {
      ...{ id: 'task', header: t('col.task'), width: 16, grow: true },
      cell: (row) => (
        <Link to="/tasks/$id" params={{ id: row.taskId }}>
          {row.title}
        </Link>
      ),
      full: (row) => row.title,
    },
    { id: 'unit', header: t('col.unit'), width: 8, cell: (row) => row.unit.name },
    {
      ...{ id: 'what', header: t('col.what'), width: 13 },
      cell: (row) => say(row.what),
      full: (row) => say(row.what),
    },
    {
      ...{ id: 'todo', header: t('col.todo'), width: 11.5 },
      cell: (row) =>
        row.seen
          ? t('seenBy', { by: row.seen.by, day: dayOf(row.seen.at), reason: row.seen.reason })
          : say(row.todo),
      full: (row) => say(row.todo),
    },
    {
      ...{ id: 'act', header: t('col.act'), width: 9 },
      cell: (row) => {
        if (!row.maySettle) return null;
        return row.seen ? (
          <button
            type="button"
            className="link-button"
            aria-label={t('takeBackOf', { name: row.title })}
            onClick={() => void takeBack(row)}
          >
            {t('takeBack')}
          </button>
        ) : (
          <button
            type="button"
            className="link-button"
            aria-label={t('settleOf', { name: row.title })}
            onClick={() => onSettle(row)}
          >
            {t('settle')}
          </button>
        );
      },
    },
  ];
}

function Card({ row }: { row: CheckRow }) {
  return (
    <>
      <strong className="two-lines">{row.title}</strong>
      <span className={classes.meta}>{row.unit.name}</span>
      <span>{say(row.what)}</span>
    </>
  );
}

function SettleSheet({ row, onClose }: { row: CheckRow; onClose: () => void }) {
  const { t } = useTranslation('checks');
  const settle = useAct(settleFinding);
  const form = useForm<{ reason: string }>({
    key: `settle-check:${row.id}`,
    first: { reason: '' },
    check: ({ reason }): { reason?: string } =>
      reason.trim().length < 5 ? { reason: t('short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t('settleTitle')}
      send={t('settle')}
      onClose={onClose}
      onSend={async ({ reason }) => {
        const { taskId, code, facts } = row;
        await settle.mutateAsync({ params: { id: taskId }, body: { code, facts, reason } });
        toast(t('settled'));
      }}
    >
      <p>
        <strong>{row.title}</strong>
        <br />
        {say(row.what)}
      </p>
      <p>{t('settleWhat')}</p>
      <LongTextField form={form} name="reason" label={t('reason')} />
    </SheetForm>
  );
}
