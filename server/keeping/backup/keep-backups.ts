import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupRequest } from './make-backup.ts';
import { keysFileOf } from './secrets.ts';

const NAME = /^chidao-\d{4}-\d{2}-\d{2}T\d{6}Z\.tar\.gz$/;

/** `chidao-2026-11-22T113000Z.tar.gz`: the moment of the snapshot, so that names sort by age. */
export function nameOfBackup(now: Date): string {
  return `chidao-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.tar.gz`;
}

/** Where the next backup of a folder goes; the folder is made, open to its owner only. */
export function nextIn(folder: string, now: Date): Pick<BackupRequest, 'path'> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { path: join(folder, nameOfBackup(now)) };
}

/**
 * Removes all but the newest backups of a folder, with their keys, and what backups that were killed have
 * left. Called once a new one is whole and proven; other files are never touched.
 *
 * @returns names that were removed
 */
export function pruneBackups(folder: string, keep: number): string[] {
  const names = readdirSync(folder).sort();
  const old = names.filter((name) => NAME.test(name)).slice(0, -keep);
  const leftOver = names.filter((name) => /^chidao-[\dTZ-]+\.tar\.gz\.\d+\.part$/.test(name));
  for (const name of [...old, ...leftOver]) rmSync(join(folder, name), { force: true });
  for (const name of old) rmSync(keysFileOf(join(folder, name)), { force: true });
  return [...old, ...leftOver];
}
