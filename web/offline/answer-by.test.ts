import { expect, it } from 'vitest';
import { answerBy } from './answer-by.ts';

const origin = 'https://chidao.example';
const get = (path: string, isNavigation = false) =>
  answerBy({ method: 'GET', url: `${origin}${path}`, isNavigation }, origin);

it.each([
  ['/api/session', false, 'network'],
  ['/api/week/2026-W47', false, 'network'],
  ['/api/files/12', true, 'network'],
  ['/metrics', false, 'network'],
  ['/sw.js', false, 'network'],
  ['/p', true, 'network'],
  ['/en/p/bo-tttt', true, 'network'],
  ['/p/bo-tttt/tin.atom', false, 'network'],
  ['/plans/12', true, 'page'],
  ['/week/2026-W47', true, 'page'],
  ['/', true, 'page'],
  ['/apis', true, 'page'],
  ['/assets/week-page-1a2b.js', false, 'kept'],
  ['/icon.svg', false, 'networkThenKept'],
] as const)('%s (navigation: %s) is answered by %s', (path, isNavigation, by) => {
  expect(get(path, isNavigation)).toBe(by);
});

it('leaves what changes something and what is elsewhere to the network', () => {
  const url = `${origin}/assets/a.js`;
  expect(answerBy({ method: 'POST', url, isNavigation: false }, origin)).toBe('network');
  const elsewhere = {
    method: 'GET',
    url: 'https://other.example/assets/a.js',
    isNavigation: false,
  };
  expect(answerBy(elsewhere, origin)).toBe('network');
});
