import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getInbox } from '../../server/tasks/board-contract.ts';
import { useMe } from './me.ts';
import { PlaceIcon } from './place-icon.tsx';
import { addressOfPlace, type Place, placeAt, placesOf } from './places.ts';
import classes from './shell.module.css';
import { useRead } from './use-endpoint.ts';

/** How many matters wait for this post: the only badge of the program. */
function useWaiting(): number | null {
  const { acting, scopes } = useMe();
  const inbox = useRead(
    getInbox,
    { query: { limit: 1 } },
    { enabled: placesOf(acting.role, scopes).includes('inbox') },
  );
  return inbox.data?.total ?? null;
}

function usePlaces() {
  const { acting, scopes } = useMe();
  const path = useLocation({ select: (location) => location.pathname });
  const places = placesOf(acting.role, scopes);
  return { places, here: placeAt(path, places) };
}

/** The places of the acting role: 200 px, or 48 with the names told to screen readers and on hover. */
export function Rail() {
  const { t } = useTranslation('app');
  const { places, here } = usePlaces();
  const waiting = useWaiting();
  return (
    <nav className={classes.rail} aria-label={t('menu')} data-screen>
      {places.map((place) => (
        <Link
          key={place}
          {...addressOfPlace(place, new Date())}
          className={classes.place}
          title={t(`place.${place}`)}
          {...markOf(place, here)}
        >
          <PlaceIcon place={place} />
          <span className={classes.placeName}>{t(`place.${place}`)}</span>
          {place === 'inbox' && waiting ? <span className={classes.badge}>{waiting}</span> : null}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone: the first four places, at the thumb. */
export function BottomBar() {
  const { t } = useTranslation('app');
  const { places, here } = usePlaces();
  return (
    <nav className={classes.bottom} aria-label={t('menu')} data-screen>
      {places.slice(0, 4).map((place) => (
        <Link key={place} {...addressOfPlace(place, new Date())} {...markOf(place, here)}>
          <PlaceIcon place={place} />
          {t(`place.${place}`)}
        </Link>
      ))}
    </nav>
  );
}

function markOf(place: Place, here: Place | undefined) {
  return place === here ? ({ 'data-here': true, 'aria-current': 'page' } as const) : {};
}
