import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { BASE_CSS } from './base-css.ts';
import { COLOURS_CSS } from './colours-css.ts';
import { fontFaces } from './font-faces.ts';
import { PARTS_CSS } from './parts-css.ts';
import { PRINT_CSS } from './print-css.ts';
import { COMFORT_SCRIPT } from './script.ts';

/** A file whose name changes with its content, so that it may be kept for ever. */
export interface HashedFile {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

function hashedFile(name: string, ending: string, type: string, text: string): HashedFile {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 10);
  const bytes = Buffer.from(text);
  return {
    ...{ path: `/assets/${name}-${hash}.${ending}`, type, bytes },
    brotli: brotliCompressSync(bytes),
    gzip: gzipSync(bytes, { level: 9 }),
  };
}

/** The one style sheet of the public pages. */
export const PUBLIC_STYLE = hashedFile(
  ...(['public', 'css', 'text/css; charset=utf-8'] as const),
  [
    fontFaces(join(process.cwd(), 'dist', 'web', 'assets')),
    COLOURS_CSS,
    BASE_CSS,
    PARTS_CSS,
    PRINT_CSS,
  ]
    .join('\n')
    .replace(/\n\s*/g, '\n'),
);

/** The one script of the public pages: it remembers how a reader likes to read, and nothing else. */
export const PUBLIC_SCRIPT = hashedFile(
  ...(['public', 'js', 'text/javascript; charset=utf-8'] as const),
  COMFORT_SCRIPT,
);
