import { expect, test } from 'vitest';
import { listIn, parseQuery, soundQuery, stringifyQuery, textIn } from './address-query.ts';

test('a name that stands twice is a list, and comes back the same', () => {
  const text = '?f.status=DTH_QUA_HAN&f.status=HT_QUA_HAN&q=ng%C3%A2n+s%C3%A1ch&asof=2021-12-31';
  const query = parseQuery(text);
  expect(listIn(query, 'f.status')).toEqual(['DTH_QUA_HAN', 'HT_QUA_HAN']);
  expect(textIn(query, 'q')).toBe('ngân sách');
  expect(stringifyQuery(query)).toBe(text);
});

test('ids keep all their digits', () => {
  expect(textIn(parseQuery('?peek=9007199254740993'), 'peek')).toBe('9007199254740993');
});

test('what is empty leaves the address', () => {
  expect(stringifyQuery({ q: '', peek: undefined, 'f.unit': [] })).toBe('');
});

test('only texts come through from outside', () => {
  expect(soundQuery({ a: 1, b: { c: 2 }, d: ['x', 3], e: 'y' })).toEqual({
    a: '1',
    d: ['x'],
    e: 'y',
  });
});
