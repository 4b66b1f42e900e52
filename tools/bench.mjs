// npm run bench -- --scale 10k|100k|2m [--json]: builds a world of its own and prints ratios measured in one run.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';

await install({ say: (line) => console.error(line) });
const { build } = await import('./build.mjs');
// The first page is measured as it is served.
await build({ say: (line) => console.error(line), parts: ['web'] });
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const child = spawn(
  process.execPath,
  [tsx, join(root, 'bench', 'run.ts'), ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
