import type { Db, Tx } from '../platform/database/database.ts';
import { loadContact } from './store/contact-store.ts';

/** What later capabilities may ask of who is away (vắng mặt), and of where people get mail. */
export { awayOn } from './store/absence-store.ts';

/** Where a person gets mail; null where no address is confirmed. */
export async function myEmail(db: Db | Tx, personId: string): Promise<string | null> {
  return (await loadContact(db, personId))?.email ?? null;
}
