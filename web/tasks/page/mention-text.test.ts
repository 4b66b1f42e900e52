import { expect, it } from 'vitest';
import { completeMention, mentionAt } from './mention-text.ts';

it.each([
  ['Nhờ @ha', 'ha'],
  ['@', ''],
  ['Nhờ @Nguyễn Thu', 'Nguyễn Thu'],
  ['Nhờ @Nguyễn Thu Hà xem giúp', null],
  ['gửi a@b', null],
  ['Nhờ @Hà ', null],
  ['Không có ai', null],
  ['@Hà, xem giúp', null],
])('%j: %j is being typed', (body, q) => {
  expect(mentionAt(body, body.length)?.q ?? null).toBe(q);
});

it('a chosen name takes the place of what was typed, and the sentence goes on', () => {
  const body = 'Nhờ @thu ha xem giúp';
  const typed = mentionAt(body, 'Nhờ @thu ha'.length);
  expect(typed && completeMention(body, typed, 'Nguyễn Thu Hà')).toBe(
    'Nhờ @Nguyễn Thu Hà xem giúp',
  );
});
