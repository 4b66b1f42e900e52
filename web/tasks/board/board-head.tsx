import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../../server/calendar/rules/day.ts';
import type { Board, Flag } from '../../../server/tasks/contract.ts';
import { useAsOf } from '../../app/use-view.ts';
import { FlagMark } from '../../kit/flag-mark.tsx';
import { number, percent } from '../../kit/format.ts';
import { usePhone } from '../../kit/sheet.tsx';
import { FigureLinks } from '../list/figure-links.tsx';
import { FIGURE_STATUSES, searchOf } from '../list/task-query.ts';
import figureClasses from '../list/two-by-two.module.css';
import { dueRange } from './ageing-range.ts';
import classes from './board.module.css';
import { useBoardConditions } from './use-board-conditions.ts';

/** The whole in sentences: the 2 × 2, the rate with its fraction, the age of what is overdue, the flags. */
export function BoardHead({ board }: { board: Board }) {
  return usePhone() ? <ShortHead board={board} /> : <FullHead board={board} />;
}

const TILES = ['openOverdue', 'openWithin', 'doneLate', 'doneOnTime'] as const;

/** On a phone the 2 × 2 stands in four fields for the thumb; the sentences open below them. */
function ShortHead({ board }: { board: Board }) {
  const { t } = useTranslation('board');
  const { asOf } = useAsOf();
  const conditions = useBoardConditions(board)(null, null);
  const { total } = board;
  const done = total.doneOnTime + total.doneLate;
  const rate = { rate: percent(done, total.due), done: number(done), due: number(total.due) };
  return (
    <div className={classes.short}>
      <ul className={classes.tiles}>
        {TILES.map((figure) => (
          <li key={figure}>
            <Link
              to="/tasks"
              search={searchOf({ ...conditions, status: FIGURE_STATUSES[figure] }, asOf)}
              className={classes.tile}
            >
              <b
                className={figure === 'openOverdue' && total[figure] > 0 ? classes.late : undefined}
              >
                {number(total[figure])}
              </b>
              <span>{t(`tile.${figure}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <details className={classes.more}>
        <summary>
          {[t('given', { count: total.total }), total.due > 0 && t('rate', rate)]
            .filter(Boolean)
            .join(', ')}
        </summary>
        <FullHead board={board} />
      </details>
    </div>
  );
}

function FullHead({ board }: { board: Board }) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const conditions = useBoardConditions(board);
  const { total, plan } = board;
  const done = total.doneOnTime + total.doneLate;
  const declared = plan?.declaredSum ?? null;
  return (
    <div className={classes.head}>
      <FigureLinks counts={total} conditions={conditions(null, null)} />
      <p className={classes.line}>
        {total.due === 0 ? (
          <span>{t('board.nothingDue')}</span>
        ) : (
          <span>
            {t('board.rate')}{' '}
            <Link
              to="/tasks"
              search={searchOf({ ...conditions(null, null), status: FIGURE_STATUSES.due }, asOf)}
              className={figureClasses.figure}
            >
              {number(done)}/{number(total.due)}
            </Link>{' '}
            = <b>{percent(done, total.due)}</b>
          </span>
        )}
        <Ages board={board} />
        {declared !== null && declared !== total.total && (
          <span className="meta">{t('board.declared', { count: declared })}</span>
        )}
      </p>
      <Flags board={board} />
    </div>
  );
}

function Ages({ board }: { board: Board }) {
  const { t } = useTranslation('tasks');
  const { asOf } = useAsOf();
  const conditions = useBoardConditions(board);
  const day = board.asOf;
  if (board.total.openOverdue === 0 || !isDay(day)) return null;
  return (
    <span className={classes.ages}>
      {t('board.ages')}
      {board.ageing.map((band) => {
        const { dueFrom, dueTo } = dueRange(day, band);
        const words =
          band.upTo === null
            ? t('board.ageOver', { from: band.from - 1 })
            : t('board.ageTo', { from: band.from, to: band.upTo });
        const search = searchOf(
          {
            ...conditions(null, null),
            status: FIGURE_STATUSES.openOverdue,
            from: dueFrom,
            to: dueTo,
          },
          asOf,
        );
        return (
          <span key={band.from}>
            {words}{' '}
            <Link to="/tasks" search={search} className={figureClasses.figure}>
              {number(band.count)}
            </Link>
          </span>
        );
      })}
    </span>
  );
}

/** What needs a look beside lateness, each a way to its list. */
function Flags({ board }: { board: Board }) {
  const { asOf } = useAsOf();
  const conditions = useBoardConditions(board);
  const { dueSoon, notAccepted, awaiting, silent } = board.total;
  const flags: readonly (readonly [Flag, number])[] = [
    ['DUE_SOON', dueSoon],
    ['NOT_ACCEPTED', notAccepted],
    ['AWAITING_RESULT', awaiting],
    ['SILENT', silent],
  ];
  const raised = flags.filter(([, count]) => count > 0);
  if (raised.length === 0) return null;
  return (
    <p className={classes.line}>
      {raised.map(([flag, count]) => (
        <span key={flag} className={classes.flag}>
          <FlagMark flag={flag} />
          <Link
            to="/tasks"
            search={searchOf({ ...conditions(null, null), flag: [flag] }, asOf)}
            className={figureClasses.figure}
          >
            {number(count)}
          </Link>
        </span>
      ))}
    </p>
  );
}
