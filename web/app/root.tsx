import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSessionEnded } from './session-gate.ts';

const SessionDialog = lazy(async () => ({
  default: (await import('./session-dialog.tsx')).SessionDialog,
}));

/** What stands around every page, also before anybody has signed in. */
export function Root() {
  const ended = useSessionEnded();
  return (
    <>
      <Outlet />
      {ended && (
        <Suspense fallback={null}>
          <SessionDialog />
        </Suspense>
      )}
    </>
  );
}
