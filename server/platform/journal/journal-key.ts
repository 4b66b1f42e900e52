import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that signs journal entries: 32 bytes in `var/journal.key`, made at the first start and
 * readable by the server's user only. Several server processes share the same file.
 */
export function openJournalKey(varDir: string): Buffer {
  const path = join(varDir, 'journal.key');
  if (!existsSync(path)) {
    try {
      writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}
