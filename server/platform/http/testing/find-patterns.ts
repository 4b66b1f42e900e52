import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';

/** A regular expression as it stands in a source file. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** A slash that does not begin a comment, where a value may stand; or the word itself. */
const MAY_HOLD = /(?:[(=:,[!&|?{};>]|return)\s*\/(?![/*>])|RegExp/;

/** Every regular expression that is written out in the sources of some folders, tests left out; each once. */
export function findPatterns(folders: readonly string[]): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of folders.flatMap(sourcesOf)) {
    const text = readFileSync(file, 'utf8');
    // Most files hold none; parsing them all would take longer than the test.
    if (!MAY_HOLD.test(text)) continue;
    const tree = parseSync(text, {
      syntax: 'typescript',
      tsx: file.endsWith('x'),
    });
    collect(tree, (source, flags) => {
      const key = `/${source}/${flags}`;
      if (!found.has(key)) found.set(key, { file, source, flags });
    });
  }
  return [...found.values()];
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\/testing\/|\.d\.ts$/.test(name));
}

/** Literals `/…/flags`, and `new RegExp('…')` whose text stands there. */
function collect(node: unknown, found: (source: string, flags: string) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) collect(each, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, pattern, flags } = Object(node);
  if (type === 'RegExpLiteral') found(String(pattern), String(flags));
  if (type === 'NewExpression' && Object(node).callee?.value === 'RegExp') {
    const [first, second] = (Object(node).arguments ?? []).map(
      (each: unknown) => Object(each).expression,
    );
    if (first?.type === 'StringLiteral') found(first.value, second?.value ?? '');
  }
  for (const value of Object.values(node)) collect(value, found);
}
