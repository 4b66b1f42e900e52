import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

/** Pages that open without a network, with the parts that they fetch later; the words come with each. */
const OPEN_OFFLINE = [
  /\/index\.html$/,
  /\/app\/shell\.tsx$/,
  /\/app\/live\/live-strip\.tsx$/,
  /\/app\/offline\/keeper\.tsx$/,
  /\/app\/(?:person|as-of)-panel\.tsx$/,
  /\/tasks\/(?:week-page\.tsx|week\/(?:send-queue|take-file|shrink-photo)\.ts)$/,
  /\/tasks\/week\/(?:week-conflict|stray-entries)\.tsx$/,
  /\/words\/(?:vi|en)\/(?:app|kit|tasks)\.ts$/,
];
const BESIDE = ['/', '/icon.svg', '/icon-192.png', '/manifest.webmanifest'];
/** Of the typefaces only those that every Vietnamese page needs. */
const FONTS = /source-sans-3-(?:latin|vietnamese)-wght-normal.*\.woff2$/;

/** Writes `sw.js`: the service worker with the list of files that this build needs to open offline. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const files = new Set(BESIDE);
      const add = (name: string): void => {
        const part = bundle[name];
        if (files.has(`/${name}`) || part?.type !== 'chunk') return;
        files.add(`/${name}`);
        for (const css of part.viteMetadata?.importedCss ?? []) files.add(`/${css}`);
        for (const each of part.imports) add(each);
      };
      for (const part of Object.values(bundle)) {
        if (FONTS.test(part.fileName)) files.add(`/${part.fileName}`);
        if (part.type !== 'chunk') continue;
        const modules = [part.facadeModuleId ?? '', ...Object.keys(part.modules)];
        if (modules.some((id) => OPEN_OFFLINE.some((page) => page.test(id)))) add(part.fileName);
      }
      const list = [...files].sort();
      const release = createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 12);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await compiled(list, release) });
    },
  };
}

async function compiled(files: readonly string[], release: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./service-worker.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { __FILES__: JSON.stringify(files), __RELEASE__: JSON.stringify(release) },
  });
  const [file] = outputFiles;
  if (!file) throw new Error('The service worker was not compiled');
  return file.text;
}
