import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIST_WORDS } from './list-words.ts';
import { PLAIN_WORDS } from './plain-words.ts';
import { PARTY_WORDS, PLAN_WORDS } from './plan-words.ts';
import { STATUS_WORDS } from './status-words.ts';

const TABLES = { LIST_WORDS, PLAIN_WORDS, PLAN_WORDS, PARTY_WORDS, STATUS_WORDS };

it.each(Object.entries(TABLES))('%s says the same in both languages', (_name, { vi, en }) => {
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  const places = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([name, text]) => [name, (text.match(/\{\w+\}/g) ?? []).sort()]);
  expect(places(en)).toEqual(places(vi));
});

it('no word is kept that no page says', () => {
  const sources = readdirSync('server/portal/pages')
    .filter((name) => name.endsWith('.ts') && !/words\.ts$|\.test\.ts$/.test(name))
    .map((name) => readFileSync(`server/portal/pages/${name}`, 'utf8'))
    .join('\n');
  // Kinds of editions and columns of money are said by their code.
  const byCode = ['first', 'update', 'correction', 'planned', 'allotted', 'disbursed'];
  for (const { vi } of [LIST_WORDS, PLAIN_WORDS, PLAN_WORDS]) {
    const unsaid = Object.keys(vi).filter(
      (name) => !byCode.includes(name) && !new RegExp(`\\.${name}\\b`).test(sources),
    );
    expect(unsaid).toEqual([]);
  }
});
