import { expect, it } from 'vitest';
import { groupsOnMap } from './list-on-map.ts';

const counts = (openWithin: number, doneOnTime: number) => ({
  ...{ total: openWithin + doneOnTime, openWithin, doneOnTime },
  ...{ doneLate: 0, openNoDeadline: 0, openOverdue: 0, suspended: 0, withdrawn: 1 },
});

it('units that are one today have one head with the sums of theirs', () => {
  const heads = [
    { key: '1', name: 'Sở Thông tin và Truyền thông', rows: 3, counts: counts(1, 2) },
    { key: '2', name: 'Sở Tài chính', rows: 1, counts: counts(1, 0) },
    { key: '3', name: 'Sở Khoa học và Công nghệ', rows: 2, counts: counts(2, 0) },
  ];
  const unit = { id: '3', name: 'Sở Khoa học và Công nghệ', shortName: null };
  const heirOf = (id: string) => (id === '1' ? { id, unit, isDivided: false } : undefined);
  const groups = groupsOnMap(heads, { heirOf });
  expect([...groups.keys()]).toEqual(['3', '2']);
  expect(groups.get('3')).toEqual({
    ...{ key: '3', name: unit.name, rows: 5, counts: { ...counts(3, 2), withdrawn: 2 } },
  });
  expect([...groupsOnMap(heads, null).values()]).toEqual(heads);
});
