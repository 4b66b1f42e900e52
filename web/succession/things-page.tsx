import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  chooseDestination,
  exportThings,
  getReorganisation,
  listThings,
  type Reorganisation,
  type Thing,
} from '../../server/succession/contract.ts';
import { HOLDING_KINDS, OUTCOMES } from '../../server/succession/rules/kinds.ts';
import { addressOf } from '../app/client.ts';
import { useAct, usePages, useRead } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { LongTextField } from '../kit/form.tsx';
import { day } from '../kit/format.ts';
import { ListPage } from '../kit/list-page.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { EmptyState } from '../kit/states.tsx';
import type { TableColumn } from '../kit/table-columns.ts';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import { useDestinations } from './rule-sheet.tsx';
import { unitsOfPlan } from './use-plan.ts';

const SHOWN_OUTCOMES = [...OUTCOMES, 'worklist', 'doubles', 'moved'] as const;

/** The list behind every number of a preview; what waits for a person is decided here, many at once. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('succession');
  const view = useView();
  const [chosen, setChosen] = useState<{ things: Thing[]; done: () => void } | null>(null);
  const reorganisation = useRead(getReorganisation, { params: { id } }, { keep: true }).data;
  const { to } = view.filters;
  const query = {
    q: view.q || undefined,
    kind: oneOf(view.filters.kind, HOLDING_KINDS),
    outcome: oneOf(view.filters.outcome, SHOWN_OUTCOMES),
    to: to?.[0],
  };
  const list = usePages(listThings, { params: { id }, query });
  const toName = to?.[0] && reorganisation && unitsOfPlan(reorganisation).get(to[0])?.name;
  const mayChoose = reorganisation?.may.includes('choose') === true;
  return (
    <>
      <ListPage<Thing>
        title={reorganisation?.name ?? t('things.title')}
        facts={t('things.title')}
        what={t('things.what')}
        view={view}
        list={list}
        columns={useColumns()}
        choices={[
          {
            ...{ name: 'kind', label: t('col.kind'), single: true },
            options: HOLDING_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            ...{ name: 'outcome', label: t('outcome.label'), single: true },
            options: SHOWN_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
          },
        ]}
        chips={
          to?.[0]
            ? [
                {
                  key: 'to',
                  label: `${t('col.goes')}: ${toName ?? to[0]}`,
                  drop: () => view.setFilter('to', []),
                },
              ]
            : []
        }
        lookActs={
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/reorganisations/$id" params={{ id }} {...props} />}
            >
              {t('things.back')}
            </Button>
            <Button
              variant="default"
              component="a"
              href={addressOf(exportThings, { params: { id }, query })}
              download
            >
              {t('export')}
            </Button>
          </>
        }
        rowId={keyOf}
        rowName={({ title }) => title}
        onOpen={({ address }) => {
          if (address) window.location.assign(address);
        }}
        card={(row) => <Card row={row} />}
        {...(mayChoose
          ? {
              selectionActs: (ids: readonly string[], clear: () => void) => (
                <Button
                  onClick={() =>
                    setChosen({
                      things: list.rows.filter((row) => ids.includes(keyOf(row))),
                      done: clear,
                    })
                  }
                >
                  {t('act.choose', { count: ids.length })}
                </Button>
              ),
            }
          : {})}
        empty={<EmptyState>{t('things.empty')}</EmptyState>}
      />
      {chosen && reorganisation && (
        <ChooseSheet
          reorganisation={reorganisation}
          things={chosen.things}
          onClose={() => setChosen(null)}
          onDone={chosen.done}
        />
      )}
    </>
  );
}

function keyOf({ kind, authorityId, id }: Thing): string {
  return `${kind} ${authorityId} ${id}`;
}

interface Choice {
  readonly [field: string]: unknown;
  readonly to: string;
  readonly reason: string;
}

interface ChooseSheetProps {
  readonly reorganisation: Reorganisation;
  readonly things: readonly Thing[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A person decides where things go that no rule, or several, speak of. */
function ChooseSheet({ reorganisation, things, onClose, onDone }: ChooseSheetProps) {
  const { t } = useTranslation('succession');
  const choose = useAct(chooseDestination);
  const form = useForm<Choice>({
    key: `choose:${reorganisation.id}`,
    first: { to: '', reason: '' },
    check: ({ to, reason }) => ({
      ...(to === '' ? { to: t('form.missing') } : {}),
      ...(reason.trim().length < 3 ? { reason: t('form.missing') } : {}),
    }),
  });
  return (
    <SheetForm
      form={form}
      title={t('act.choose', { count: things.length })}
      send={t('act.choose', { count: things.length })}
      onClose={onClose}
      onSend={async ({ to, reason }) => {
        const keys = things.map(({ kind, authorityId, id }) => ({ kind, authorityId, id }));
        const body = { things: keys, to, reason };
        const done = await choose.mutateAsync({ params: { id: reorganisation.id }, body });
        toast(t('things.decided', { chosen: done.chosen, left: done.left }));
        onDone();
      }}
    >
      <ChoiceField
        form={form}
        name="to"
        label={t('form.destination')}
        searchable
        options={useDestinations([...unitsOfPlan(reorganisation).values()])}
      />
      <LongTextField form={form} name="reason" label={t('form.reason')} />
    </SheetForm>
  );
}

function useColumns(): TableColumn<Thing>[] {
  const { t } = useTranslation('succession');
  return [
    {
      ...{ id: 'thing', header: t('col.thing'), width: 20, grow: true },
      cell: (row) => <Title row={row} />,
      full: (row) => row.title,
    },
    { id: 'kind', header: t('col.kind'), width: 11, cell: (row) => t(`kind.${row.kind}`) },
    { id: 'from', header: t('col.from'), width: 12, cell: (row) => row.from.name },
    {
      ...{ id: 'goes', header: t('col.goes'), width: 16 },
      cell: (row) => <Goes row={row} />,
    },
    {
      ...{ id: 'why', header: t('col.why'), width: 14 },
      cell: (row) =>
        row.chosen
          ? t('things.chosen', { who: row.chosen.by, reason: row.chosen.reason })
          : row.rules.filter(Boolean).join(', '),
    },
    {
      ...{ id: 'due', header: t('col.due'), width: 7 },
      cell: (row) => (row.dueOn ? day(row.dueOn) : '–'),
    },
  ];
}

function Title({ row }: { readonly row: Thing }) {
  const { t } = useTranslation('succession');
  return (
    <>
      {row.address ? <Link to={row.address}>{row.title}</Link> : row.title}
      {row.double && (
        <span className="meta"> ({t('things.double', { title: row.double.title })})</span>
      )}
    </>
  );
}

function Goes({ row }: { readonly row: Thing }) {
  const { t } = useTranslation('succession');
  const names = row.to.map(({ shortName, name }) => shortName ?? name).join(', ');
  if (row.outcome === 'goes') return <>{names}</>;
  return (
    <>
      {t(`outcome.${row.outcome}`)}
      {names && ` (${names})`}
    </>
  );
}

function Card({ row }: { readonly row: Thing }) {
  const { t } = useTranslation('succession');
  return (
    <>
      <strong className="two-lines">{row.title}</strong>
      <span className="meta">
        {t(`kind.${row.kind}`)} · {row.from.name} → <Goes row={row} />
      </span>
    </>
  );
}
