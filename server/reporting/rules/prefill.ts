import { accentFree } from '../../calendar/rules/accent-free.ts';
import type { FactSection } from '../facts-contract.ts';

/**
 * The words with which a heading begins: difficulties and proposals as units said them in their weekly sheets,
 * a line each, what was said twice only once. Results are offered beside the text instead: there are too many.
 */
export function prefilledWords(section: FactSection | undefined): string {
  const said = section?.words.filter(({ kind }) => kind !== 'result') ?? [];
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const { words, source } of said) {
    const one = words.replace(/\s+/g, ' ').trim();
    const key = accentFree(one);
    if (one === '' || seen.has(key)) continue;
    seen.add(key);
    lines.push(`- ${one.replace(/[.;]+$/, '')}${sourceOf(source)};`);
  }
  return lines.join('\n').replace(/;$/, '.');
}

function sourceOf({ taskTitle }: FactSection['words'][number]['source']): string {
  return taskTitle === null ? '' : ` (${taskTitle})`;
}
