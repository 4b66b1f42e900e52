import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../../server/organisation/rules/unit-kind.ts';
import {
  type Coverage,
  type CoverageColumnRow,
  planCoverage,
} from '../../../server/tasks/contract.ts';
import { type AddressQuery, listIn } from '../../app/address-query.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { number, percent, say } from '../../kit/format.ts';
import { usePhone } from '../../kit/sheet.tsx';
import { EmptyState, ReadState } from '../../kit/states.tsx';
import { searchOf } from '../../tasks/list/task-query.ts';
import { useAddress } from '../../tasks/list/use-address.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import classes from './coverage.module.css';
import { OwnPlans } from './own-plans.tsx';

interface CoverageViewProps {
  readonly planId: string;
  readonly directiveId: string;
  readonly shared: TaskList['shared'];
}

/** Độ phủ: clause by clause what each unit was given and took up, and who has issued its own plan. */
export function CoverageView({ planId, directiveId, shared }: CoverageViewProps) {
  const { t } = useTranslation('planViews');
  const query: AddressQuery = useSearch({ strict: false });
  const phone = usePhone();
  const asked = listIn(query, 'open');
  const open = UNIT_KINDS.filter((kind) => asked.includes(kind));
  const { planId: _plan, ...conditions } = shared;
  const found = useRead(
    planCoverage,
    { params: { id: planId }, query: { ...conditions, ...(open.length > 0 ? { open } : {}) } },
    { keep: true },
  );
  return (
    <div className={classes.page} data-landscape>
      <ReadState query={found}>
        {(coverage) =>
          coverage.columns.length === 0 ? (
            <EmptyState>{t('coverage.none')}</EmptyState>
          ) : (
            <>
              <Sentence coverage={coverage} />
              {phone ? (
                <UnitCards coverage={coverage} shared={shared} />
              ) : (
                <Matrix coverage={coverage} shared={shared} directiveId={directiveId} />
              )}
            </>
          )
        }
      </ReadState>
    </div>
  );
}

/** "24/31 đơn vị có kế hoạch riêng; 7 chưa có, đã 41 ngày từ ngày ký." */
function Sentence({ coverage: { columns, signedOn } }: { coverage: Coverage }) {
  const { t } = useTranslation('planViews');
  const sum = (of: (column: CoverageColumnRow) => number) =>
    columns.reduce((total, column) => total + of(column), 0);
  const [units, withPlan] = [sum((each) => each.units), sum((each) => each.withPlan)];
  const [given, taken] = [sum((each) => each.given), sum((each) => each.taken)];
  const waiting = columns.find((column) => column.waiting !== null)?.waiting;
  return (
    <p>
      {t('coverage.taken', {
        taken: number(taken),
        given: number(given),
        percent: percent(taken, given),
      })}{' '}
      {t('coverage.plans', { withPlan: number(withPlan), units: number(units) })}{' '}
      {waiting !== undefined &&
        waiting !== null &&
        t('coverage.waiting', { count: waiting, units: number(units - withPlan) })}
      {signedOn === null && t('coverage.unsigned')}
    </p>
  );
}

type Shown = Pick<CoverageViewProps, 'shared'> & { readonly coverage: Coverage };

function Matrix({ coverage, shared, directiveId }: Shown & { readonly directiveId: string }) {
  const { t } = useTranslation('planViews');
  const { columns, clauses, cells } = coverage;
  const cellAt = new Map(cells.map((cell) => [`${cell.clauseId ?? ''} ${cell.column}`, cell]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={classes.scroll} tabIndex={0} aria-label={t('view.coverage')}>
      <table className={classes.matrix}>
        <caption className="meta">{t('coverage.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('coverage.clause')}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" title={column.unit?.name}>
                <ColumnName column={column} />
              </th>
            ))}
          </tr>
          <tr className={classes.plans}>
            <th scope="row">{t('coverage.ownPlan')}</th>
            {columns.map((column) => (
              <td key={column.key}>
                <OwnPlans column={column} />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {clauses.map(({ id, label, heading, depth }) => (
            <tr key={id ?? 'none'}>
              <th scope="row" style={{ paddingInlineStart: `${0.5 + Math.max(0, depth - 1)}rem` }}>
                {id === null ? (
                  t('coverage.noClause')
                ) : (
                  <Link
                    to="/directives/$id"
                    params={{ id: directiveId }}
                    className="two-lines"
                    title={heading}
                  >
                    {[label, heading].filter(Boolean).join(' ')}
                  </Link>
                )}
              </th>
              {columns.map((column) => {
                const cell = cellAt.get(`${id ?? ''} ${column.key}`);
                return (
                  <td key={column.key} data-idle={(cell?.idle ?? 0) > 0 || undefined}>
                    {cell && <CellWords cell={cell} column={column} shared={shared} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('coverage.sum')}</th>
            {columns.map((column) => (
              <td key={column.key}>
                {number(column.taken)}/{number(column.given)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** A unit leads to its list; a class opens into its units where they are few enough to be drawn. */
export function ColumnName({ column }: { column: CoverageColumnRow }) {
  const { t } = useTranslation('planViews');
  const query: AddressQuery = useSearch({ strict: false });
  const change = useAddress();
  const { unit, kind, units } = column;
  if (unit) return unit.shortName ?? unit.name;
  const name = t('coverage.class', { name: say(UNIT_KIND_NAMES[kind]), count: units });
  if (units > MOST_DRAWN) return name;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => change({ open: [...listIn(query, 'open'), kind] })}
    >
      {name}
    </button>
  );
}

const MOST_DRAWN = 200;

type Cell = Coverage['cells'][number];

interface CellWordsProps {
  readonly cell: Cell;
  readonly column: CoverageColumnRow;
  readonly shared: TaskList['shared'];
}

/** "2/3", with parts and who has taken up nothing; leads to the tasks behind it. */
function CellWords({ cell, column, shared }: CellWordsProps) {
  const { t } = useTranslation('planViews');
  const { given, taken, parts, idle } = cell;
  const words =
    taken === 0 && parts === 0
      ? t('coverage.not', { given: number(given) })
      : `${number(taken)}/${number(given)}`;
  return (
    <>
      {column.unit === null ? (
        // No list holds just the units of a class: it is opened into them first.
        words
      ) : (
        <Link
          to="/tasks"
          search={searchOf(
            { plan: shared.planId, clause: cell.clauseId ?? 'none', on: column.unit.id },
            shared.asOf ?? null,
          )}
        >
          {words}
        </Link>
      )}
      {parts > 0 && <span className="meta"> {t('coverage.parts', { count: parts })}</span>}
      {column.unit === null && idle > 0 && (
        <span className="meta"> {t('coverage.idle', { count: idle })}</span>
      )}
    </>
  );
}

/** On a phone the matrix is a list of units, each with what it has not taken up. */
function UnitCards({ coverage, shared }: Shown) {
  const { t } = useTranslation('planViews');
  const { columns, cells, clauses } = coverage;
  const named = new Map(clauses.map(({ id, label, heading }) => [id, label || heading]));
  return (
    <ul>
      {columns.map((column) => {
        const idle = cells.filter((cell) => cell.column === column.key && cell.idle > 0);
        return (
          <li key={column.key} className={classes.card}>
            <strong>
              <ColumnName column={column} />
            </strong>
            <span className="tnum">
              {t('coverage.short', { taken: number(column.taken), given: number(column.given) })}
            </span>
            <OwnPlans column={column} />
            {idle.length > 0 && (
              <span className="meta">
                {t('coverage.notTaken', {
                  clauses: idle
                    .slice(0, 5)
                    .map(({ clauseId }) => named.get(clauseId) || t('coverage.noClause'))
                    .join(', '),
                })}
              </span>
            )}
            <Link
              to="/tasks"
              search={searchOf({ plan: shared.planId, on: column.unit?.id }, shared.asOf ?? null)}
            >
              {t('coverage.list')}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
