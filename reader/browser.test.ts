import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the reader in a browser', () => {
  it('is one script that asks for nothing of Node, and reads', async () => {
    const built = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        target: 'es2022',
        lib: { entry: `${root}reader/index.ts`, formats: ['es'], fileName: 'reader' },
      },
    });
    const outputs = Array.isArray(built) ? built : [built];
    const chunks = outputs.flatMap((each) => ('output' in each ? each.output : []));
    const [script, ...others] = chunks.filter((chunk) => chunk.type === 'chunk');
    if (!script) throw new Error('nothing was built');
    expect(others).toEqual([]);
    expect([...script.imports, ...script.dynamicImports]).toEqual([]);
    // Vite replaces a module of Node by an empty one of its own and says so in its id.
    expect(Object.keys(script.modules).filter((id) => !id.startsWith(`${root}reader/`))).toEqual(
      [],
    );
    expect(script.code).not.toMatch(
      /\b(?:process|Buffer|require|globalThis\.fetch|fetch)\b\s*[.(]/,
    );
    const address = `data:text/javascript;base64,${Buffer.from(script.code).toString('base64')}`;
    const browsers = await import(/* @vite-ignore */ address);
    const text = readFileSync(`${root}reader/fixtures/cong-dien.txt`, 'utf8');
    expect(browsers.read(text)).toEqual(read(text));
  }, 30_000);
});
