import { Outlet } from '@tanstack/react-router';
import { SessionDialog } from './session-dialog.tsx';

/** What stands around every page, also before anybody has signed in. */
export function Root() {
  return (
    <>
      <Outlet />
      <SessionDialog />
    </>
  );
}
