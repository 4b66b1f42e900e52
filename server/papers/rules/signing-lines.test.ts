import { expect, it } from 'vitest';
import { placeName } from './place-name.ts';
import { signingLines } from './signing-lines.ts';

it.each([
  ['Cục trưởng', 'Cục Viễn thông', ['Cục trưởng']],
  ['Thứ trưởng', 'Bộ Thông tin và Truyền thông', ['KT. Bộ trưởng', 'Thứ trưởng']],
  ['Phó Vụ trưởng', 'Vụ Bưu chính', ['KT. Vụ trưởng', 'Phó Vụ trưởng']],
  ['Chủ tịch', 'Ủy ban nhân dân tỉnh Quảng Ngãi', ['TM. Ủy ban nhân dân', 'Chủ tịch']],
  [
    'Phó Chủ tịch',
    'Uỷ ban nhân dân xã Nghĩa Lộ',
    ['TM. Uỷ ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'],
  ],
  [null, 'Vụ Bưu chính', ['Thủ trưởng cơ quan']],
])('%s of %s signs under %j', (title, organ, lines) => {
  expect(signingLines(title, organ)).toEqual(lines);
});

it.each([
  [
    [
      { name: 'Vụ Bưu chính', kind: 'division' },
      { name: 'Bộ TT&TT', kind: 'ministry' },
    ],
    'Hà Nội',
  ],
  [
    [
      { name: 'Sở Y tế', kind: 'department' },
      { name: 'Tỉnh Quảng Ngãi', kind: 'province' },
    ],
    'Quảng Ngãi',
  ],
  [[{ name: 'Ủy ban nhân dân phường 12', kind: 'commune' }], 'Phường 12'],
  [[{ name: 'Thành phố Hồ Chí Minh', kind: 'province' }], 'Thành phố Hồ Chí Minh'],
  [
    [
      { name: 'UBND xã Nghĩa Lộ', kind: 'commune' },
      { name: 'Tỉnh Quảng Ngãi', kind: 'province' },
    ],
    'Nghĩa Lộ',
  ],
] as const)('%j is at %s', (path, place) => {
  expect(placeName(path)).toBe(place);
});
