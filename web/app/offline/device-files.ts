import { keeper } from '../../kit/kept-store.ts';

const DATABASE = 'chidao';
const STORE = 'files';

/**
 * Files that wait on the device to be sent, in the browser's own database: photos are too large for the
 * store of words. Kept under their owner, and gone with them.
 */
export async function keepFile(key: string, file: File): Promise<void> {
  await inStore('readwrite', (store) => store.put(file, placeOf(key)));
}

/** Null where it is not there any more. */
export async function keptFile(key: string): Promise<File | null> {
  const found: unknown = await inStore('readonly', (store) => store.get(placeOf(key)));
  return found instanceof File ? found : null;
}

export async function dropFile(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(placeOf(key)));
}

/** All files of the present owner go. */
export async function dropFiles(): Promise<void> {
  const own = placeOf('');
  await inStore('readwrite', (store) => store.delete(IDBKeyRange.bound(own, `${own}\uffff`)));
}

function placeOf(key: string): string {
  return `${keeper()}/${key}`;
}

function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
