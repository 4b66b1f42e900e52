// npm run dev: the server from its sources, started again at every change, and Vite before it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';

process.chdir(root);
await install({ say: (line) => console.log(line) });

const bin = (name) => join(root, 'node_modules', '.bin', name);
const children = [
  spawn(bin('tsx'), ['watch', '--clear-screen=false', 'server/main.ts', ...process.argv.slice(2)], {
    stdio: 'inherit',
  }),
  spawn(bin('vite'), ['--config', 'web/vite.config.ts'], { stdio: 'inherit' }),
];

let stopping = false;
let interrupted = false;
function stop(signal) {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill(signal);
}

process.on('SIGTERM', () => stop('SIGTERM'));
// Ctrl-C reaches the children by itself, and a second signal would make tsx kill a server that is still
// closing its database: they are only reminded if they stay.
process.on('SIGINT', () => {
  interrupted = true;
  setTimeout(() => stop('SIGTERM'), 5_000).unref();
});
for (const child of children) {
  child.once('exit', (code) => {
    if (interrupted) return;
    process.exitCode ||= stopping ? 0 : (code ?? 0);
    stop('SIGTERM');
  });
}
