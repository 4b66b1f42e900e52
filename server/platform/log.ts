import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

const SECRET_NAMES = ['password', 'old', 'token', 'ticket', 'secret', 'id_token', 'cookie'];
/** Nothing logs a body or a header; should anything ever, these names are struck out, two levels down. */
export const SECRETS: string[] = [...SECRET_NAMES, 'authorization'].flatMap((name) => [
  ...[name, `*.${name}`, `*.*.${name}`],
]);

/** Structured logs, to `var/log/server.log` or standard output. Secrets are struck out by name. */
export function openLog(config: Pick<Config, 'log' | 'logLevel' | 'varDir'>): Log {
  const options = { level: config.log === 'silent' ? 'silent' : config.logLevel, redact: SECRETS };
  if (config.log !== 'file') return pino(options);
  mkdirSync(join(config.varDir, 'log'), { recursive: true });
  // Opened at once: a start that is refused in its first moments ends before an opening would be done.
  const file = openSync(join(config.varDir, 'log', 'server.log'), 'a');
  return pino(options, destination({ dest: file, sync: false }));
}
