import { z } from 'zod';

/** The form of the archive that this program writes; an archive of a higher number is of a later program. */
export const FORMAT = 1;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().min(0);

/** A table with the columns that the archive holds of it, in the order in which it can be filled. */
export const KeptTable = z.object({ name: z.string(), columns: z.array(z.string()) });
export type KeptTable = z.infer<typeof KeptTable>;

/** Secret files of the installation, readable with the passphrase only. Bytes are base64. */
export const SealedSecrets = z.object({
  salt: z.string(),
  iv: z.string(),
  tag: z.string(),
  sealed: z.string(),
});

/** First entry of an archive: what must be known before anything is read into a database. */
export const Head = z.object({
  product: z.literal('chidao'),
  format: z.number().int(),
  version: z.string(),
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  /** Migrations that the database had, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(KeptTable),
  /** Which secret files belong to it, and a hash by which the right ones are told. */
  secrets: z.object({ names: z.array(z.string()), print: Hash, sealed: SealedSecrets.nullable() }),
});
export type Head = z.infer<typeof Head>;

/** Last entry: what must be there. Its own code, made with the journal key, stands beside it. */
export const Manifest = z.object({
  /** By table; `jobs` are those that waited. `sha256` covers the rows as PostgreSQL copied them. */
  tables: z.record(z.string(), z.object({ rows: Count, bytes: Count, sha256: Hash })),
  files: z.object({
    count: Count,
    bytes: Count,
    /** Files that rows name and that were not there, or were not what their name says. */
    damaged: z.array(z.string()),
  }),
  /** The last seal of every authority: the restored chain must pass through it. */
  journal: z.array(
    z.object({ authorityId: z.string(), entries: Count, position: z.string(), hash: Hash }),
  ),
  head: Hash,
  seconds: z.number(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The part of the archive that holds jobs which waited; no table of ours has a dot in its name. */
export const JOBS = 'graphile_worker.jobs';

export const HEAD_ENTRY = 'head.json';
export const MANIFEST_ENTRY = 'manifest.json';
export const CODE_ENTRY = 'manifest.mac';

/** `tables/task_row/000001`: rows of a table are cut into pieces that fit into memory. */
export function pieceName(table: string, piece: number): string {
  return `tables/${table}/${String(piece).padStart(6, '0')}`;
}

/** `files/ab/ab12…` or `files/papers/ab/ab12…`: as they lie under the folder of files. */
export function fileEntryName(file: { readonly apart: string | null; readonly hash: string }) {
  const folder = file.apart === null ? 'files' : `files/${file.apart}`;
  return `${folder}/${file.hash.slice(0, 2)}/${file.hash}`;
}

export type Entry =
  | { readonly kind: 'head' | 'manifest' | 'code' }
  | { readonly kind: 'rows'; readonly table: string }
  | { readonly kind: 'file'; readonly apart: string | null; readonly hash: string };

/** What an entry holds, by its name; null for a name that no archive of ours has. */
export function entryOf(name: string): Entry | null {
  if (name === HEAD_ENTRY) return { kind: 'head' };
  if (name === MANIFEST_ENTRY) return { kind: 'manifest' };
  if (name === CODE_ENTRY) return { kind: 'code' };
  const table = /^tables\/([a-z_.]+)\/\d{6,}$/.exec(name)?.[1];
  if (table) return { kind: 'rows', table };
  const file = /^files\/(?:([a-z]+)\/)?([0-9a-f]{2})\/(\2[0-9a-f]{62})$/.exec(name);
  return file ? { kind: 'file', apart: file[1] ?? null, hash: file[3] ?? '' } : null;
}
