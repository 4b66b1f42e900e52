import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './offline/build-service-worker.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The two subsets that every Vietnamese page needs are asked for before the style sheet is read. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((file) => /source-sans-3-(?:latin|vietnamese)-.*\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              crossorigin: '',
              href: `/${file}`,
            },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

/** Beside each text file stand its gzip and Brotli forms, so that no request waits for compressing. */
function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle)) {
        if (!/\.(?:js|css|svg)$/.test(file)) continue;
        const path = join(dir ?? '.', file);
        const text = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(text));
      }
    },
  };
}

/**
 * Zod can also write JSON Schema, which no page does. That part is left out: about 5 kB of the first load.
 * A page that asks for it fails at once and by name.
 */
function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!/zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/.test(id))
        return null;
      const source = readFileSync(id, 'utf8');
      const names = [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)];
      return [
        "const left = () => () => { throw new Error('JSON Schema is left out of the pages'); };",
        `export { ${names.map(([, name]) => `left as ${name}`).join(', ')} };`,
      ].join('\n');
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [withoutJsonSchema(), react(), preloadFonts(), serviceWorker(), compressOnce()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The policy forbids inline script and data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Contracts and rules touch nothing when they are read: a page carries those that it uses, no others.
      treeshake: {
        moduleSideEffects: [
          { test: /server[\\/].*(?:contract\.ts|[\\/]rules[\\/].*)$/, sideEffects: false },
        ],
      },
      output: {
        codeSplitting: {
          groups: [
            // Zod is told not to use eval before any schema is made, so both stand in one chunk.
            { name: 'schemas', test: /node_modules[\\/]zod|web[\\/]app[\\/]without-eval/ },
            {
              name: 'base',
              test: /node_modules[\\/](?:react|react-dom|scheduler|i18next|react-i18next|@tanstack[\\/](?:query|react-query|router|react-router|history|store|react-store)[^\\/]*)[\\/]/,
            },
            // What every page inside stands on travels together: many small files cost more than their sum.
            {
              name: 'frame',
              test: /web[\\/](?:app[\\/](?:shell|rail|top-bar|as-of|post-switcher|person-menu|place-icon|offline-strip|saved-state|switch-post|me|use-view|use-endpoint|client|places|problem-error|session-gate|address-query|preferences|tokens|theme)\.|kit[\\/](?:drop-down|format|page-frame|states|sheet|toast|notices|use-phone|use-kept|keys[\\/])|words[\\/]vi[\\/](?:app|kit))|server[\\/](?:platform[\\/]contract|organisation[\\/]session-contract)\.|server[\\/]calendar[\\/]rules[\\/](?:day|week|numbers)\.|@mantine[\\/]core[\\/]esm[\\/](?:core|components[\\/](?:Button|UnstyledButton|CloseButton|Loader|Transition)[\\/])|@mantine[\\/]hooks[\\/]esm[\\/](?:use-id|use-media-query|use-merged-ref|use-uncontrolled|use-isomorphic-effect|use-did-update|use-network|use-debounced-callback|use-callback-ref|utils)|@tabler[\\/]icons-react[\\/]dist[\\/]esm[\\/](?:createReactComponent|defaultAttributes)|node_modules[\\/]clsx/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 4610,
    // Public pages are made by the server; `/plans` and the like are not.
    proxy: {
      '/api': 'http://127.0.0.1:4600',
      '^/(?:en/)?p(?:[/?]|$)|^/assets/public-': 'http://127.0.0.1:4600',
    },
  },
});
