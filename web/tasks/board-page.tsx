import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  BOARD_ROWS,
  type Board,
  exportBoard,
  getBoard,
} from '../../server/tasks/board-contract.ts';
import { boardOnTodaysMap } from '../../server/tasks/rules/board-on-todays-map.ts';
import { getBoardTrend } from '../../server/tasks/trend-contract.ts';
import { addressOf } from '../app/client.ts';
import { useMay } from '../app/me.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { clock, day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { PaperButton } from '../kit/paper/paper-button.tsx';
import { usePhone } from '../kit/sheet.tsx';
import { EmptyState, ReadState } from '../kit/states.tsx';
import { MapSwitch, type TodaysMap, useTodaysMap } from '../organisation/map-switch.tsx';
import { CellActs } from '../supervision/cell-acts.tsx';
import { BOARD_VIEWS, BoardBar, type BoardViewName } from './board/board-bar.tsx';
import { BoardBefore } from './board/board-before.ts';
import { BoardChange } from './board/board-change.tsx';
import { BoardHead } from './board/board-head.tsx';
import { BoardPast } from './board/board-past.ts';
import { FieldTable } from './board/field-table.tsx';
import { StatusTable } from './board/status-table.tsx';
import { BoardTrend } from './board/trend-cell.tsx';
import { UnitCards } from './board/unit-cards.tsx';
import { UnitPath } from './board/unit-path.tsx';
import { BoardLayer } from './board/use-board-conditions.ts';
import { useAddress } from './list/use-address.ts';
import { PrintFoot, PrintHead } from './print-head.tsx';

/** Bảng điều hành: rows as chosen × field with the official 2 × 2; every number opens the list behind it. */
export function Page() {
  const { t } = useTranslation(['tasks', 'board']);
  const view = useView();
  const phone = usePhone();
  const by = BOARD_ROWS.find((each) => each === view.filters.rows?.[0]) ?? 'units';
  const planId = view.filters.plan?.[0];
  const unitId = view.filters.unit?.[0];
  const asked = view.filters.layer?.[0] === 'all' ? 'all' : 'given';
  const query = {
    ...(planId ? { planId } : {}),
    ...(unitId ? { unitId } : {}),
    ...(by === 'units' ? {} : { rows: by }),
    ...(view.asOf ? { asOf: view.asOf } : {}),
  };
  const given = useRead(getBoard, { query: { ...query, layer: asked } }, { keep: true });
  // A unit deep in the tree holds only parts: where nothing was given to it, those are what it looks for.
  const isDeep = asked === 'given' && given.data !== undefined && isEmpty(given.data);
  const parts = useRead(getBoard, { query: { ...query, layer: 'all' } }, { enabled: isDeep });
  const board = isDeep && parts.data ? parts : given;
  const layer = isDeep && parts.data && !isEmpty(parts.data) ? 'all' : asked;
  const trend = useRead(
    getBoardTrend,
    { query: { ...query, layer } },
    { enabled: !phone && board.data !== undefined, keep: true },
  );
  const before = useRead(
    getBoard,
    { query: { ...query, layer, asOf: view.vs ?? '' } },
    { enabled: view.vs !== null },
  );
  const map = useTodaysMap(
    view,
    by === 'units' ? (board.data?.rows ?? []).map(({ head }) => head.id) : [],
  );
  const fields = (board.data?.fields ?? []).filter(({ id }) => id !== 'none').length;
  const shown = BOARD_VIEWS.find((each) => each === view.view) ?? (fields > 0 ? 'field' : 'status');
  return (
    <PageFrame
      title={t('board.title')}
      facts={
        board.data &&
        t('board.computedAt', {
          at: view.asOf ? day(view.asOf) : clock(board.data.computedAt),
        })
      }
      lookActs={
        !phone && (
          <>
            <PaperButton
              papers={[
                {
                  ...{ kind: 'overdue', title: t('tasks:export.overdue') },
                  query: { ...queryOfList(query), layer },
                  ...(board.data ? { rows: board.data.total.openOverdue } : {}),
                },
              ]}
              files={[
                {
                  label: t('board:export'),
                  href: addressOf(exportBoard, { query: { ...query, layer } }),
                },
              ]}
            />
            <Button variant="default" onClick={() => window.print()}>
              {t('task.print')}
            </Button>
          </>
        )
      }
      bar={
        <BoardBar
          {...{ view, by, layer, shown }}
          hasFields={fields > 0}
          map={<MapSwitch view={view} map={map} />}
        />
      }
    >
      <ReadState query={board} what={t('board.rows')}>
        {(found) => (
          <BoardLayer value={layer}>
            <BoardTrend value={map.isOn ? null : (trend.data ?? null)}>
              <BoardView
                board={found}
                map={map}
                before={view.vs === null ? null : (before.data ?? null)}
                shown={phone ? 'list' : shown}
              />
            </BoardTrend>
          </BoardLayer>
        )}
      </ReadState>
    </PageFrame>
  );
}

/** What a board is asked by that its tasks are too. */
function queryOfList({ rows: _, ...conditions }: { readonly rows?: unknown }): object {
  return conditions;
}

function isEmpty({ total }: Board): boolean {
  return total.total + total.suspended + total.withdrawn === 0;
}

interface BoardViewProps {
  readonly board: Board;
  /** The board of the day compared with; null where nothing is compared. */
  readonly before: Board | null;
  readonly shown: BoardViewName;
  readonly map: TodaysMap;
}

function BoardView({ board: then, before: earlier, shown, map }: BoardViewProps) {
  const { t } = useTranslation(['tasks', 'board']);
  if (isEmpty(then)) return <NothingIssued board={then} />;
  const { board, past } = map.isOn
    ? boardOnTodaysMap(then, map.units)
    : { board: then, past: null };
  const before = map.isOn && earlier ? boardOnTodaysMap(earlier, map.units).board : earlier;
  return (
    <BoardPast value={past}>
      <PrintHead title={t('board.title')}>
        {board.plan && <p>{[board.plan.number, board.plan.title].filter(Boolean).join(' · ')}</p>}
        <p>{board.unit.name}</p>
        {board.by !== 'units' && <p>{t(`board:rowHead.${board.by}`)}</p>}
      </PrintHead>
      <BoardHead board={board} />
      {before && <BoardChange board={board} before={before} />}
      <UnitPath board={board} />
      {board.by === 'leaders' && board.rows.every(({ head }) => head.id === 'none') ? (
        <NobodyDirects />
      ) : (
        <>
          <BoardBefore value={before}>
            {shown === 'field' && <FieldTable board={board} />}
            {shown === 'status' && <StatusTable board={board} />}
          </BoardBefore>
          {shown === 'list' && <UnitCards board={board} />}
        </>
      )}
      <PrintFoot />
      <CellActs />
    </BoardPast>
  );
}

/** Rows are leaders, and none has been named: where that is done. */
function NobodyDirects() {
  const { t } = useTranslation('board');
  const navigate = useNavigate();
  return (
    <EmptyState
      acts={
        <Button variant="default" onClick={() => void navigate({ to: '/tasks' })}>
          {t('openTasks')}
        </Button>
      }
    >
      {t('noLeaders')}
    </EmptyState>
  );
}

function NothingIssued({ board }: { board: Board }) {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const change = useAddress();
  const mayRead = useMay('reading.write');
  const isNarrow = board.plan !== null || board.path.length > 1;
  return (
    <EmptyState
      acts={
        isNarrow ? (
          <Button
            variant="default"
            onClick={() => change({ 'f.plan': undefined, 'f.unit': undefined })}
          >
            {t('board.showAll')}
          </Button>
        ) : (
          mayRead && (
            <Button onClick={() => void navigate({ to: '/directives/new' })}>
              {t('board.read')}
            </Button>
          )
        )
      }
    >
      {isNarrow ? t('board.emptyHere', { unit: board.unit.name }) : t('board.empty')}
    </EmptyState>
  );
}
