import { expect, it } from 'vitest';
import { FEEDBACK_WORDS } from '../../feedback/public-words.ts';
import { FOLLOW_WORDS } from '../public-words.ts';
import { followToken, readFollowToken } from './follow-token.ts';
import { LETTER_WORDS } from './letter-words.ts';
import { type News, worthTelling } from './news-of-follower.ts';

it('every word of these pages and letters exists in both languages, with the same places to fill', () => {
  for (const { vi, en } of [FEEDBACK_WORDS, FOLLOW_WORDS, LETTER_WORDS]) {
    const places = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]);
    expect(places(en)).toEqual(places(vi));
    expect(JSON.stringify(vi)).not.toMatch(/bạn|vui lòng|xin lỗi|không hợp lệ/i);
  }
});

it('a link is for one thing and one follower', () => {
  const sign = (text: string) => Buffer.from(text).toString('base64url');
  const key = { authorityId: '2235585842380806046', id: '77' };
  const token = followToken(sign, 'confirm', key);
  expect(readFollowToken(sign, 'confirm', token)).toEqual(key);
  expect(readFollowToken(sign, 'manage', token)).toBeNull();
  expect(readFollowToken(sign, 'confirm', token.replace('.25.', '.26.'))).toBeNull();
  expect(readFollowToken(sign, 'confirm', 'a.b')).toBeNull();
});

it('of several editions a letter tells the latest, and every correction', () => {
  const news = (kind: News['kind'], path: string): News => {
    const at = { cutOff: null, note: null, publishedAt: new Date(0) };
    return { kind, path, title: path, ...at };
  };
  const [first, update, mended, other] = [
    ...[news('first', '/a'), news('update', '/a')],
    ...[news('correction', '/a'), news('article', '/b')],
  ];
  if (!first || !update || !mended || !other) throw new Error('No news');
  expect(worthTelling([first, mended, update, other])).toEqual([mended, update, other]);
});
