import type pg from 'pg';
import { loadAuthority } from '../../organisation/store/authority-store.ts';
import type { Platform } from '../../platform/act.ts';
import { authoritiesWithEntries } from '../../platform/journal/journal-store.ts';
import { verifyJournal } from '../../platform/journal/verify-journal.ts';
import { ledgerAuthorities } from '../../tasks/rebuild-ledger.ts';
import { verifyLedger } from '../../tasks/verify-ledger.ts';
import type { JournalHead } from '../store/kept-journal.ts';
import { passesThrough } from '../store/kept-journal.ts';

/** What was proven of restored data, and where it did not hold. */
export interface Proof {
  readonly chains: number;
  readonly entries: number;
  readonly tasks: number;
  /** Sentences, Vietnamese first; empty where everything holds. */
  readonly broken: readonly string[];
}

/** Proves restored data: the journal of every authority through the seals of the backup, and every ledger. */
export async function proveRestored(
  { db, journalKey }: Pick<Platform, 'db' | 'journalKey'>,
  client: pg.ClientBase,
  heads: readonly JournalHead[],
): Promise<Proof> {
  const broken: string[] = [];
  const named = async (id: string) => (await loadAuthority(db, id))?.name ?? id;
  const authorities = await authoritiesWithEntries(db);
  let entries = 0;
  for (const id of authorities) {
    const { whole, sealed, unsealed, firstBroken } = await verifyJournal(db, id, journalKey);
    entries += sealed + unsealed;
    if (whole) continue;
    const at = `${firstBroken?.position} (${firstBroken?.why})`;
    broken.push(
      `Nhật ký của ${await named(id)} đứt ở mục ${at} (its journal is broken at this entry)`,
    );
  }
  for (const head of heads) {
    if (await passesThrough(client, head)) continue;
    const name = await named(head.authorityId);
    broken.push(
      `Nhật ký của ${name} không qua mốc ${head.position} của bản sao lưu (its journal does not pass the seal of the backup)`,
    );
  }
  let tasks = 0;
  for (const id of await ledgerAuthorities(db)) {
    const report = await verifyLedger(db, id);
    tasks += report.tasks;
    if (report.differences === 0) continue;
    broken.push(
      `Sổ cái của ${await named(id)} lệch ${report.differences} chỗ so với nhiệm vụ (its ledger differs from its tasks)`,
    );
  }
  return { chains: authorities.length, entries, tasks, broken };
}
