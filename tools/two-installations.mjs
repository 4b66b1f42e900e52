// npm run two-installations -- [--rounds N] [--seed N] [--json]: two servers hand tasks over and report up while their line breaks and they are killed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';

await install({ say: (line) => console.error(line) });
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const script = join(root, 'tests', 'two-installations', 'main.ts');
const child = spawn(process.execPath, [tsx, script, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
