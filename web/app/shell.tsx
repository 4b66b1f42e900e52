import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFor } from '../kit/kept-store.ts';
import { useKeys } from '../kit/keys/use-keys.ts';
import { AsOfStrip } from './as-of.tsx';
import type { DayAsked } from './day-dialog.tsx';
import { useMe } from './me.ts';
import { BottomBar, Rail } from './rail.tsx';
import classes from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useAsOf } from './use-view.ts';

const fetchPalette = async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
});
const CommandPalette = lazy(fetchPalette);
/** What a weak network needs: none of it either for the first paint. */
const Keeper = lazy(async () => ({ default: (await import('./offline/keeper.tsx')).Keeper }));
/** Follows the changes of others; none of it is needed for the first paint. */
const LiveStrip = lazy(async () => ({
  default: (await import('./live/live-strip.tsx')).LiveStrip,
}));
const DayDialog = lazy(async () => ({ default: (await import('./day-dialog.tsx')).DayDialog }));
const KeySheet = lazy(async () => ({ default: (await import('../kit/key-sheet.tsx')).KeySheet }));

/** Everything that stands around a page: who acts, where one is, which day is seen. */
export function Shell() {
  const me = useMe();
  const { asOf } = useAsOf();
  const { t } = useTranslation(['app', 'kit']);
  const wide = useMediaQuery('(min-width: 90em)', window.matchMedia('(min-width: 90em)').matches);
  const [palette, setPalette] = useState(false);
  const [keySheet, setKeySheet] = useState(false);
  const [dayAsked, setDayAsked] = useState<DayAsked | null>(null);
  keepFor(me.person.id);
  useEffect(() => {
    // The hand is on Ctrl: what it may open should be here before the next letter is typed.
    const onControl = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') void fetchPalette();
    };
    window.addEventListener('keydown', onControl);
    return () => window.removeEventListener('keydown', onControl);
  }, []);
  useKeys([
    { keys: ['Ctrl+K'], label: t('kit:keys.palette'), run: () => setPalette(true) },
    { keys: ['?', 'F1'], label: t('kit:keys.show'), run: () => setKeySheet(true) },
  ]);
  return (
    <div className={`${classes.shell} ${wide ? '' : classes.narrow}`}>
      <a className={classes.skip} href="#page">
        {t('app:skip')}
      </a>
      <TopBar onSearch={() => setPalette(true)} onKeys={() => setKeySheet(true)} />
      <div className={classes.strips}>
        <Suspense fallback={null}>
          <Keeper />
        </Suspense>
        <Suspense fallback={null}>{asOf === null && <LiveStrip />}</Suspense>
        <AsOfStrip />
      </div>
      <Rail />
      <main id="page" className={classes.page} tabIndex={-1} data-asof={asOf ?? undefined}>
        <Outlet />
      </main>
      <BottomBar />
      <Suspense fallback={null}>
        {palette && (
          <CommandPalette
            onClose={() => setPalette(false)}
            onKeys={() => setKeySheet(true)}
            onDay={setDayAsked}
          />
        )}
        {dayAsked && <DayDialog asked={dayAsked} onClose={() => setDayAsked(null)} />}
        {keySheet && <KeySheet opened onClose={() => setKeySheet(false)} />}
      </Suspense>
    </div>
  );
}
