const EVERY_HOUR_MS = 3_600_000;

/**
 * Installs the service worker that opens the program without a network, and looks for a newer release
 * every hour and whenever the page is taken up again.
 *
 * @param onNewRelease a newer release has taken over; this page still runs the older one
 */
export function registerWorker(onNewRelease: () => void): () => void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return () => undefined;
  const workers = navigator.serviceWorker;
  let controlled = workers.controller !== null;
  const onChange = () => {
    // The first worker of a device takes over a page of its own release.
    if (controlled) onNewRelease();
    controlled = true;
  };
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.onLine) {
      void workers.getRegistration().then((found) => found?.update().catch(() => undefined));
    }
  };
  workers.addEventListener('controllerchange', onChange);
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, EVERY_HOUR_MS);
  // Without a worker the program needs the network to open; nothing else is lost.
  workers.register('/sw.js').catch(() => undefined);
  return () => {
    clearInterval(timer);
    workers.removeEventListener('controllerchange', onChange);
    document.removeEventListener('visibilitychange', look);
  };
}
