import { expect, it } from 'vitest';
import { DARK, LIGHT } from '../../../web/app/tokens.ts';
import { PUBLIC_COLOURS } from './colours-css.ts';
import { html } from './html.ts';
import { pageShell } from './page-shell.ts';
import { SHELL_WORDS } from './shell-words.ts';
import { PUBLIC_STYLE } from './style.ts';

it('the colours of the public side are those of the working side', () => {
  expect(LIGHT).toMatchObject(PUBLIC_COLOURS.light);
  expect(DARK).toMatchObject(PUBLIC_COLOURS.dark);
  expect(Object.keys(PUBLIC_COLOURS.light)).toEqual(Object.keys(PUBLIC_COLOURS.dark));
});

it('every colour that the style sheet asks for is there, and the sheet is small', () => {
  const css = PUBLIC_STYLE.bytes.toString();
  const asked = [...css.matchAll(/var\(--([\w-]+)\)/g)].map(([, role]) => role);
  expect(asked.filter((role) => !Object.hasOwn(PUBLIC_COLOURS.light, role ?? ''))).toEqual([]);
  expect(PUBLIC_STYLE.bytes.length).toBeLessThan(16_000);
});

it('a page says the same words in both languages', () => {
  expect(Object.keys(SHELL_WORDS.en)).toEqual(Object.keys(SHELL_WORDS.vi));
});

it('a page carries hostile words unharmed through its head, its way and its facts', () => {
  const hostile = '</title><script>alert("x")</script>';
  const text = pageShell({
    ...{ lang: 'vi', title: hostile, description: hostile, path: '/p', origin: '' },
    ...{ body: html`<h1>${hostile}</h1>`, crumbs: [{ name: hostile, path: '/p/a' }] },
    ...{ facts: { name: hostile }, cutOff: hostile },
  });
  expect(text.match(/<script/g)).toHaveLength(2);
  expect(text).not.toContain('alert("x")');
  expect(text.match(/<title>/g)).toHaveLength(1);
});
