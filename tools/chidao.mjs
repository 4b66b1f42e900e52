// npm run --silent chidao -- COMMAND …: stdout carries nothing but what the command prints.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';
import { prepare } from './prepare.mjs';

await prepare((line) => console.error(line), true, ['server']);
await import(pathToFileURL(join(root, 'dist', 'server', 'cli.js')).href);
