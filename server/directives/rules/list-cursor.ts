import { z } from 'zod';

const Cursor = z.tuple([z.number().int(), z.string().max(300), z.string().regex(/^\d{1,19}$/)]);

/** The place of a row in a list: its rank among the hits, the value that it is sorted by, its id. */
export type ListCursor = z.infer<typeof Cursor>;

/** Writes the place of the last row of a page into an address. */
export function writeCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads it back; null where there is none or it is not one of ours: the list then starts at its top. */
export function readCursor(text: string | undefined): ListCursor | null {
  if (text === undefined || text === '') return null;
  try {
    const parsed = Cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
