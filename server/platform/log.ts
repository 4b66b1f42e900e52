import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** Structured logs, to `var/log/server.log` or standard output. Secrets are struck out by name. */
export function openLog(config: Pick<Config, 'log' | 'logLevel' | 'varDir'>): Log {
  const options = {
    level: config.log === 'silent' ? 'silent' : config.logLevel,
    redact: [
      'password',
      '*.password',
      'token',
      '*.token',
      'req.headers.cookie',
      'req.headers.authorization',
    ],
  };
  if (config.log !== 'file') return pino(options);
  mkdirSync(join(config.varDir, 'log'), { recursive: true });
  // Opened at once: a start that is refused in its first moments ends before an opening would be done.
  const file = openSync(join(config.varDir, 'log', 'server.log'), 'a');
  return pino(options, destination({ dest: file, sync: false }));
}
