import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server of the product in a process of its own. */
export interface ServerProcess {
  readonly address: string;
  /** Ends it without warning, as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<number | null>;
}

/** Starts `server/main.ts` on an existing database and waits until it answers. */
export async function startServerProcess(
  databaseUrl: string,
  folder: string,
): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/main.ts', '--empty', '--port', '0'],
    {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        CHIDAO_VAR: folder,
        CHIDAO_LOG: 'silent',
        CHIDAO_RATE_LIMIT: '0',
        CHIDAO_REMINDERS: 'false',
        CHIDAO_POOL: '4',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  const address = await addressOf(child);
  return {
    address,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** The address that the server says once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Chỉ Đạo: (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
}
