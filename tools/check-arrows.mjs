// Checks the arrows between the parts by .dependency-cruiser.mjs, and that every module was really read.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './install.mjs';

const swc = createRequire(import.meta.url)('@swc/core');

const FOLDERS = ['reader', 'server', 'web', 'seed', 'tests', 'bench', 'tools'];

/** Rules about what a module runs: the shape of a thing it may know. */
const SHAPES_ALLOWED = new Set(['store-knows-no-act', 'rules-are-pure']);

/** @returns {Promise<string[]>} what is wrong, a line each */
export async function checkArrows() {
  process.chdir(root);
  teachSwcJsx();
  const { cruise } = await import('dependency-cruiser');
  const { default: configuration } = await import('../.dependency-cruiser.mjs');
  const { options, ...rules } = configuration;
  const folders = FOLDERS.filter((name) => existsSync(join(root, name)));
  const { output } = await cruise(
    folders,
    { ...options, ruleSet: rules, validate: true },
    options.enhancedResolveOptions,
  );
  const broken = output.summary.violations

    .filter(({ rule, from, to }) => !SHAPES_ALLOWED.has(rule.name) || !typesOnly(from).has(to))
    .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  const circles = circlesOf(output.modules).map((circle) => `circle: ${circle.join(' → ')}`);
  const read = new Set(output.modules.map(({ source }) => source));
  const unread = sources().filter((file) => !read.has(file));
  return [...broken, ...circles, ...unread.map((file) => `not read by the cruiser: ${file}`)];
}

/** Circles of modules that run each other; shapes may refer to each other as they like. */
function circlesOf(modules) {
  const ways = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies.map(({ resolved }) => resolved).filter((to) => !to.includes('node_modules')),
    ]),
  );
  const circles = [];
  const done = new Set();
  const path = [];
  const visit = (name) => {
    const at = path.indexOf(name);
    if (at >= 0) return void circles.push([...path.slice(at), name]);
    if (done.has(name)) return;
    path.push(name);
    const types = typesOnly(name);
    for (const to of ways.get(name) ?? []) if (!types.has(to)) visit(to);
    path.pop();
    done.add(name);
  };
  for (const name of ways.keys()) visit(name);
  return circles;
}

const typesOf = new Map();

/** The modules of which a module imports nothing but types. */
function typesOnly(name) {
  const known = typesOf.get(name);
  if (known) return known;
  const types = new Set();
  const values = new Set();
  if (/\.tsx?$/.test(name) && existsSync(join(root, name))) {
    const options = { syntax: 'typescript', target: 'es2022' };
    for (const item of swc.parseFileSync(join(root, name), options).body) {
      if (!item.source?.value.startsWith('.')) continue;
      const to = posix.join(posix.dirname(name), item.source.value);
      const one = item.specifiers?.length > 0 && item.specifiers.every((part) => part.isTypeOnly);
      (item.typeOnly || one ? types : values).add(to);
    }
  }
  for (const to of values) types.delete(to);
  typesOf.set(name, types);
  return types;
}

/** Every TypeScript file that git knows, or will know, in the folders that are checked. */
function sources() {
  const list = (args) =>
    execFileSync('git', ['ls-files', ...args, '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' });
  return [...list([]).split('\n'), ...list(['--others', '--exclude-standard']).split('\n')].filter(
    (file) => FOLDERS.includes(file.split('/')[0] ?? '') && existsSync(join(root, file)),
  );
}

/**
 * dependency-cruiser 17 asks swc for TypeScript without JSX and offers no setting for it. It takes swc
 * from the same module object as we do, so the parser is told by the file's name before it is loaded.
 */
function teachSwcJsx() {
  const parse = swc.parseFileSync;
  swc.parseFileSync = (file, options) => parse(file, { ...options, tsx: file.endsWith('.tsx') });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = await checkArrows();
  for (const line of wrong) console.log(line);
  console.log(`${wrong.length} arrows point the wrong way or were not read`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
