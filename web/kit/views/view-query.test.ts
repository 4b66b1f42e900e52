import { expect, it } from 'vitest';
import { keptQuery, openedQuery } from './view-query.ts';

it('a view keeps filters, order and columns, not the day nor the task looked at', () => {
  const kept = keptQuery({
    ...{ sort: '-due', 'f.status': ['DTH_QUA_HAN', 'CHUYEN_KY'], asof: '2026-01-01', peek: '7' },
    q: '',
  });
  expect(kept).toBe('f.status=DTH_QUA_HAN&f.status=CHUYEN_KY&sort=-due');
  expect(openedQuery(kept, { asof: '2026-02-02', q: 'x' })).toEqual({
    'f.status': ['DTH_QUA_HAN', 'CHUYEN_KY'],
    sort: '-due',
    asof: '2026-02-02',
  });
});

it('two addresses that say the same keep the same', () => {
  expect(keptQuery({ b: '1', a: '2' })).toBe(keptQuery({ a: '2', b: '1' }));
});
