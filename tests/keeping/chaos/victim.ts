import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { placeData } from '../../../server/platform/database/data-place.ts';
import { livePostmaster } from '../../../server/platform/database/postmaster-lock.ts';
import { accountFor } from '../../../server/platform/database/run-as.ts';

/** The server with its embedded database, to be killed. */
export interface Victim {
  /** Where it answers; changes with every start. */
  address(): string;
  /** Begins to start it; it may be killed before it answers. */
  spawn(): void;
  /** Waits until it answers that it is ready. */
  ready(): Promise<void>;
  killServer(): Promise<void>;
  /** The postmaster, without a word to anybody. True if there was one. */
  killDatabase(): boolean;
  databaseUrl(): string;
  /** Asks it to stop, and kills what is left. */
  end(): Promise<void>;
}

const PATIENCE_MS = 120_000;

/** @param program the built server @param environment settings on top of those of a quiet server */
export function createVictim(
  program: string,
  varDir: string,
  environment: Readonly<Record<string, string>>,
): Victim {
  const dataDir = join(varDir, 'postgres');
  let child: ChildProcess | null = null;
  let said = '';
  let killed: number | null = null;

  const postmaster = () => {
    const account = accountFor(dataDir);
    return livePostmaster(placeData(dataDir, account, () => {}));
  };
  const address = () => /Chỉ Đạo: (http:\/\/\S+)/.exec(said)?.[1] ?? '';
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;

  async function isReady(): Promise<boolean> {
    if (address() === '') return false;
    try {
      const reply = await fetch(`${address()}/readyz`, { signal: AbortSignal.timeout(5_000) });
      return reply.ok;
    } catch {
      return false;
    }
  }

  return {
    address,
    spawn() {
      said = '';
      const started = spawn(process.execPath, [program, '--empty', '--port', '0'], {
        env: {
          ...process.env,
          ...{ CHIDAO_VAR: varDir, CHIDAO_LOG: 'silent', CHIDAO_RATE_LIMIT: '0' },
          ...{ CHIDAO_REMINDERS: 'false', CHIDAO_POOL: '8', ...environment },
          DATABASE_URL: '',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          if (started === child) said += chunk.toString();
        });
      }
      child = started;
    },
    async ready() {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const isBack = postmaster()?.pid !== killed;
        if (isBack && (await isReady())) return;
        if (!isRunning()) throw new Error(`The server ended by itself:\n${said}`);
        if (Date.now() > end) throw new Error(`The server did not come back:\n${said}`);
        await sleep(20);
      }
    },
    async killServer() {
      if (!child || !isRunning()) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    killDatabase() {
      const found = postmaster();
      if (!found) return false;
      killed = found.pid;
      process.kill(found.pid, 'SIGKILL');
      return true;
    },
    databaseUrl() {
      const found = postmaster();
      if (!found) throw new Error('The database does not run');
      return `postgresql://chidao@${encodeURIComponent(found.socketDir)}/chidao`;
    },
    async end() {
      if (child && isRunning()) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await Promise.race([ended, sleep(20_000)]);
        if (isRunning()) child.kill('SIGKILL');
      }
      const left = postmaster();
      if (left) process.kill(left.pid, 'SIGKILL');
    },
  };
}
