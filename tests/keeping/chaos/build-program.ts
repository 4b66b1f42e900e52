import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The server as it is built to be run, in a place of its own that may be thrown away. */
export interface BuiltProgram {
  readonly main: string;
  remove(): void;
}

/** Builds the server apart from `dist`, which somebody may be running from: a start of it takes a second. */
export async function buildProgram(): Promise<BuiltProgram> {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(join(cache, 'chidao-chaos-'));
  const server = join(out, 'dist', 'server');
  await build({
    absWorkingDir: root,
    entryPoints: [
      'server/main.ts',
      'reader/inputs/intake-worker.ts',
      'server/plans/reading-worker.ts',
      'server/papers/paper-worker.ts',
    ],
    entryNames: '[name]',
    outdir: server,
    ...{ bundle: true, splitting: true, chunkNames: 'part-[hash]', packages: 'external' },
    ...{ platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'silent' },
  });
  cpSync(join(root, 'server', 'platform', 'database', 'migrations'), join(server, 'migrations'), {
    recursive: true,
  });
  // Which version it is the program reads where the product keeps it.
  cpSync(join(root, 'package.json'), join(out, 'package.json'));
  return {
    main: join(server, 'main.js'),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}
