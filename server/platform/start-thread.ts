import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread whose program stands beside the file that starts it. Built, it is JavaScript among the
 * built files; from the sources it is TypeScript and needs a loader.
 *
 * @param name of the program, without an ending: `reading-worker`
 * @param beside `import.meta.url` of whoever starts it
 */
export function startThread(name: string, beside: string, options: WorkerOptions): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, beside), options);
  const found = createRequire(beside).resolve('tsx/esm/api');
  const loader = pathToFileURL(found.replace(/\.cjs$/, '.mjs')).href;
  const file = new URL(`./${name}.ts`, beside).href;
  const script = `import(${JSON.stringify(loader)})
    .then(({ register }) => register())
    .then(() => import(${JSON.stringify(file)}));`;
  return new Worker(script, { ...options, eval: true });
}
