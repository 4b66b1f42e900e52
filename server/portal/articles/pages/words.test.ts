import { expect, it } from 'vitest';
import { PRIVACY_WORDS } from '../../views/privacy-words.ts';
import { ARTICLE_WORDS } from './article-words.ts';

const UNKIND = /\bbạn\b|vui lòng|xin lỗi|không hợp lệ|lỗi hệ thống/i;

it('both languages say the same things, in the words of this house', () => {
  expect(Object.keys(ARTICLE_WORDS.en)).toEqual(Object.keys(ARTICLE_WORDS.vi));
  const places = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? [];
  for (const [name, said] of Object.entries(ARTICLE_WORDS.vi)) {
    expect(said).not.toMatch(UNKIND);
    const english = Object.entries(ARTICLE_WORDS.en).find(([key]) => key === name)?.[1] ?? '';
    expect([name, places(english)]).toEqual([name, places(said)]);
  }
  const shape = ({ subjects }: (typeof PRIVACY_WORDS)['vi']) =>
    subjects.map(({ says }) => says.length);
  expect(shape(PRIVACY_WORDS.en)).toEqual(shape(PRIVACY_WORDS.vi));
});
