import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listUnits } from '../../server/organisation/contract.ts';
import { usePages } from '../app/use-endpoint.ts';
import { day as written } from '../kit/format.ts';
import { EmptyState, ErrorState, LoadingState } from '../kit/states.tsx';
import classes from './units.module.css';

/** Units found by words, initials or code, with their path to tell twins apart. */
export function UnitSearch({ q, day }: { q: string; day: string | undefined }) {
  const { t } = useTranslation('organisation');
  const { t: kit } = useTranslation('kit');
  const found = usePages(listUnits, { query: { q, asOf: day, closed: 'true' } });
  if (found.loading) return <LoadingState what={t('units.unit')} />;
  if (found.error && found.rows.length === 0) {
    return <ErrorState error={found.error} onAgain={found.again} />;
  }
  if (found.rows.length === 0) return <EmptyState>{t('units.none', { q })}</EmptyState>;
  return (
    <div className={classes.tree}>
      <p className={`meta ${classes.moreLine}`} role="status">
        {t('units.found', { count: found.total })}
      </p>
      <ul>
        {found.rows.map((unit) => (
          <li key={unit.id} className={classes.moreLine}>
            <Link to="/units/$id" params={{ id: unit.id }} search={(before) => before}>
              {unit.name}
            </Link>
            <p className="meta">
              {[
                unit.code,
                unit.path.join(' › '),
                unit.validTo && t('units.closedMark', { day: written(unit.validTo) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {found.hasMore && (
        <p className={classes.moreLine}>
          <button type="button" className="link-button" onClick={found.more}>
            {kit('act.more')} ({found.rows.length}/{found.total})
          </button>
        </p>
      )}
    </div>
  );
}
