import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  CAUSE_GROUPS,
  type CauseCounts,
  type CauseRef,
  countCauses,
  exportCauses,
} from '../../server/tasks/explanation-contract.ts';
import { addressOf, type Reply } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { oneOf, useView } from '../app/use-view.ts';
import { DayField } from '../kit/date-field.tsx';
import { number, say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { OnTimeLine } from './on-time-line.tsx';
import classes from './supervision.module.css';
import { SupervisionTabs } from './supervision-tabs.tsx';
import { ExportButton } from './waiting-parts.tsx';

/** Nguyên nhân chậm: by unit, field or period; every number opens the explanations behind it. */
export function Page() {
  const { t } = useTranslation('supervision');
  const view = useView();
  const by = oneOf(view.filters.by, CAUSE_GROUPS) ?? 'unit';
  const query = {
    by,
    from: view.filters.from?.[0],
    to: view.filters.to?.[0],
    asOf: view.asOf ?? undefined,
  };
  const counts = useRead(countCauses, { query }, { keep: true });
  return (
    <PageFrame
      title={t('causes.title')}
      lookActs={<ExportButton href={addressOf(exportCauses, { query })} />}
      tabs={<SupervisionTabs at="causes" />}
    >
      <OnTimeLine />
      <div className={classes.row} data-screen>
        <NativeSelect
          label={t('causes.by')}
          data={CAUSE_GROUPS.map((value) => ({ value, label: t(`causes.group.${value}`) }))}
          value={by}
          onChange={(event) => view.setFilter('by', [event.currentTarget.value])}
        />
        {(['from', 'to'] as const).map((name) => (
          <DayField
            key={name}
            label={t(`causes.${name}`)}
            optional
            value={view.filters[name]?.[0] ?? null}
            onChange={(value) => view.setFilter(name, value === null ? [] : [value])}
          />
        ))}
      </div>
      <ReadState query={counts} what={t('causes.title').toLowerCase()}>
        {(found) =>
          found.total.total === 0 ? (
            <EmptyState>{t('causes.empty')}</EmptyState>
          ) : (
            <Causes found={found} by={by} />
          )
        }
      </ReadState>
    </PageFrame>
  );
}

type Found = Reply<typeof countCauses>;
type By = (typeof CAUSE_GROUPS)[number];

function Causes({ found, by }: { readonly found: Found; readonly by: By }) {
  const { t } = useTranslation('supervision');
  const { causes, rows, total } = found;
  const most = causes.toSorted((a, b) => countOf(total, b) - countOf(total, a))[0];
  return (
    <>
      {most && (
        <p>
          {t('causes.sentence', {
            ...{ cause: say(most).toLowerCase(), most: number(countOf(total, most)) },
            ...{ total: number(total.total), objective: number(total.objective) },
            excused: number(total.excused),
          })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={classes.wide} tabIndex={0} aria-label={t('causes.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`causes.group.${by}`)}</th>
              <th scope="col">{t('causes.total')}</th>
              <th scope="col">{t('causes.objective')}</th>
              <th scope="col">{t('causes.excused')}</th>
              {causes.map((cause) => (
                <th key={cause.key} scope="col">
                  {say(cause)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id ?? 'none'} row={row} by={by} causes={causes} />
            ))}
          </tbody>
          <tfoot>
            <Line row={{ ...total, name: t('causes.sum') }} by={null} causes={causes} />
          </tfoot>
        </table>
      </section>
    </>
  );
}

function countOf({ causes }: CauseCounts, { key }: CauseRef): number {
  return causes[key] ?? 0;
}

interface LineProps {
  readonly row: CauseCounts;
  /** Null for the sum of all. */
  readonly by: By | null;
  readonly causes: readonly CauseRef[];
}

function Line({ row, by, causes }: LineProps) {
  const { t } = useTranslation('supervision');
  const name =
    by === 'quarter'
      ? t('causes.quarter', { name: row.name })
      : row.name === ''
        ? t('causes.noField')
        : row.name;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Figure row={row} by={by} count={row.total} />
      </td>
      <td>{number(row.objective)}</td>
      <td>{number(row.excused)}</td>
      {causes.map((cause) => (
        <td key={cause.key}>
          <Figure row={row} by={by} count={countOf(row, cause)} cause={cause.key} />
        </td>
      ))}
    </tr>
  );
}

/** A number with the explanations behind it. */
function Figure(props: {
  readonly row: CauseCounts;
  readonly by: By | null;
  readonly count: number;
  readonly cause?: string;
}) {
  const { row, by, count, cause } = props;
  const view = useView();
  if (count === 0) return <span className="meta">0</span>;
  const span = by === 'unit' || by === 'field' || by === null ? {} : spanOf(row.id ?? '', by);
  return (
    <Link
      to="/supervision/explanations"
      search={{
        'f.from': view.filters.from?.[0],
        'f.to': view.filters.to?.[0],
        ...span,
        ...(by === 'unit' || by === 'field' ? { [`f.${by}`]: row.id ?? 'none' } : {}),
        ...(cause === undefined ? {} : { 'f.cause': cause }),
      }}
    >
      {number(count)}
    </Link>
  );
}

/** First and last day of a month, quarter or year by its code. */
function spanOf(code: string, by: 'month' | 'quarter' | 'year') {
  const year = Number(code.slice(0, 4));
  const [first, last] =
    by === 'year'
      ? [1, 12]
      : by === 'quarter'
        ? [Number(code.slice(6)) * 3 - 2, Number(code.slice(6)) * 3]
        : [Number(code.slice(5)), Number(code.slice(5))];
  const end = new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
  return { 'f.from': `${year}-${String(first).padStart(2, '0')}-01`, 'f.to': end };
}
