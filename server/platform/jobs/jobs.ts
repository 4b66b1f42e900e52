import {
  Logger,
  makeWorkerUtils,
  type Runner,
  run as startRunner,
  type TaskList,
} from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '../database/database.ts';
import type { Log } from '../log.ts';

export type JobHandler = (payload: Record<string, unknown>) => Promise<void>;

export interface Jobs {
  /** Adds a job inside the caller's transaction: it runs if and only if that transaction commits. */
  enqueue(tx: Tx, name: string, payload: Record<string, unknown>): Promise<void>;
  /** Runs something soon in this process, at most once per key at a time; for work that may be lost. */
  soon(key: string, work: () => Promise<void>): void;
  /** Waits until nothing that `soon` started is left. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Jobs in PostgreSQL by graphile-worker: retried with back-off, done once over all processes. */
export async function prepareJobs(pool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}

/** Jobs with the means to run them in this process. */
export interface RunningJobs extends Jobs {
  /** @param everyMinute names of handlers that one process runs every minute */
  start(
    pool: pg.Pool,
    handlers: Record<string, JobHandler>,
    concurrency: number,
    everyMinute: readonly string[],
  ): Promise<void>;
}

/** Between tries to begin anew after the database went away, in milliseconds; each is twice the one before. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

export function openJobs(log: Log): RunningJobs {
  const waiting = new Map<string, { again: boolean; done: Promise<void> }>();
  let runner: Runner | null = null;
  let stopped = false;

  async function drain(
    key: string,
    state: { again: boolean },
    work: () => Promise<void>,
  ): Promise<void> {
    do {
      state.again = false;
      await new Promise((resolve) => setTimeout(resolve, 50));
      try {
        await work();
      } catch (error) {
        if (!stopped) log.warn({ error, key }, 'deferred work failed; the next act tries again');
      }
    } while (state.again && !stopped);
    waiting.delete(key);
  }

  /** Where the database goes away the runner ends: it is begun anew once the database is back. */
  async function keepRunning(first: Runner, begin: () => Promise<Runner>): Promise<void> {
    let ended: Promise<void> = first.promise;
    while (!stopped) {
      await ended.catch(() => undefined);
      for (let pause = FIRST_PAUSE_MS; !stopped; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
        if (stopped) return;
        try {
          const again = await begin();
          ended = again.promise;
          runner = again;
          if (stopped) await again.stop();
          break;
        } catch (error) {
          log.warn({ error }, 'jobs do not run; trying again');
        }
      }
    }
  }

  return {
    async enqueue(tx, name, payload) {
      await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, max_attempts => 12)`.execute(
        tx,
      );
    },
    soon(key, work) {
      const running = waiting.get(key);
      if (running) {
        running.again = true;
        return;
      }
      if (stopped) return;
      const state = { again: false, done: Promise.resolve() };
      waiting.set(key, state);
      state.done = drain(key, state, work);
    },
    async settle() {
      while (waiting.size > 0) await Promise.all([...waiting.values()].map((entry) => entry.done));
    },
    async start(pool, handlers, concurrency, everyMinute) {
      if (concurrency === 0) return;
      const taskList: TaskList = Object.fromEntries(
        Object.entries(handlers).map(([name, handler]) => [
          name,
          async (payload) => handler(payload as Record<string, unknown>),
        ]),
      );
      const begin = () =>
        startRunner({
          pgPool: pool,
          taskList,
          concurrency,
          noHandleSignals: true,
          crontab: everyMinute.map((name) => `* * * * * ${name} ?max=1`).join('\n'),
          logger: workerLogger(log),
          pollInterval: 2_000,
          // Noted by a batch, a job whose end cannot be written ends the runner; noted alone, the process.
          preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
        });
      runner = await begin();
      void keepRunning(runner, begin);
    },
    async stop() {
      stopped = true;
      await Promise.all([...waiting.values()].map((entry) => entry.done));
      // One that has just ended by itself says that it is stopped already.
      await runner?.stop().catch(() => undefined);
    },
  };
}

/** Sends what the worker says to our own log. */
function workerLogger(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    log[level === 'warning' ? 'warn' : level]({ scope, meta }, message);
  });
}
