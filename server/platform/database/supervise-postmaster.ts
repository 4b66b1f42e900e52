import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseLog, Postmaster } from './postmaster.ts';
import { stopPostmaster } from './postmaster-lock.ts';

/** A postmaster that is kept alive until it is stopped. */
export interface Supervised {
  readonly pid: number;
  stop(): Promise<void>;
}

/** More deaths in a row than this, each within a minute of the start, and we give up. */
const MOST_RESTARTS = 5;

/**
 * Starts a postmaster and starts it again, ever slower, whenever it ends by itself.
 * @param onLost called once when it cannot be brought back
 */
export async function supervise(
  start: () => Promise<Postmaster>,
  { log, onLost }: { log: DatabaseLog; onLost?: (error: Error) => void },
): Promise<Supervised> {
  let current = await start();
  let stopping: Promise<void> | undefined;

  // The last resort when this process ends without `stop`: a fast shutdown needs nobody to wait.
  const onExit = () => {
    try {
      process.kill(current.pid, 'SIGINT');
    } catch {
      // Already gone.
    }
  };
  process.once('exit', onExit);

  async function keepAlive(): Promise<void> {
    let failures = 0;
    while (!stopping) {
      const began = Date.now();
      const reason = await current.ended;
      if (stopping) return;
      failures = Date.now() - began > 60_000 ? 1 : failures + 1;
      if (failures > MOST_RESTARTS) throw new Error(`PostgreSQL dừng ${failures} lần: ${reason}`);
      log.error(`PostgreSQL dừng đột ngột (${reason}); khởi động lại, lần ${failures}.`);
      await sleep(200 * (failures - 1));
      if (!stopping) current = await start();
    }
    // Stopped while it was being started again: the one that `stop` ended was the dead one.
    await stopPostmaster(current.pid);
  }

  const keeper = keepAlive().catch((error: unknown) => {
    const lost = error instanceof Error ? error : new Error(String(error));
    if (stopping) return;
    log.error(lost.message);
    onLost?.(lost);
  });

  return {
    get pid() {
      return current.pid;
    },
    stop() {
      stopping ??= stopPostmaster(current.pid)
        .then(() => keeper)
        .then(() => void process.removeListener('exit', onExit));
      return stopping;
    },
  };
}
