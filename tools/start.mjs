// npm start [-- --empty] [-- --port N]: installs, builds and runs the server, showing each step.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { prepare } from './prepare.mjs';

process.chdir(root);
await prepare((line) => console.log(line));

// The server runs in this very process: one process to signal, none to be left behind.
await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href);
