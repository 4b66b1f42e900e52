import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { html, join, raw } from './html.ts';
import { jsonLd } from './json-ld.ts';
import { safeAddress } from './safe-address.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom('<', '>', '"', "'", '&', '=', '!', '</script>', '<!--', '`', '${', 'ặ'),
      {
        maxLength: 12,
      },
    )
    .map((list) => list.join('')),
);

describe('words on a page', () => {
  it('never become markup, in text or in an attribute, and are read back as they were', () => {
    const parser = new XMLParser({
      ...{ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false },
      ...{ parseTagValue: false, parseAttributeValue: false, htmlEntities: true },
    });
    const letters = hostile.filter((text) => !/[\p{Cc}\p{Cn}]/u.test(text));
    fc.assert(
      fc.property(letters, letters, (inText, inTitle) => {
        const { text } = html`<p title="${inTitle}">+${inText}</p>`;
        expect(text.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
        const { p } = parser.parse(text);
        expect(p['#text']).toBe(`+${inText}`);
        expect(p.title).toBe(inTitle);
      }),
      { numRuns: 500 },
    );
  });

  it('stand escaped behind an exclamation mark, which asks the library beneath for markup as it is', () => {
    expect(html`<b>Đúng!${'<i>'}</b>`.text).toBe('<b>Đúng!&#60;i&#62;</b>');
  });

  it('nest as markup, once', () => {
    const items = ['a<b', 'c&d'].map((word) => html`<li>${word}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>a&#60;b</li><li>c&#38;d</li></ul>');
    expect(join(['<', html`<br>`], ', ').text).toBe('&#60;, <br>');
    expect(html`${null}${undefined}${false}${0}${raw('<hr>')}`.text).toBe('0<hr>');
  });

  it('make no attributes by themselves', () => {
    const link = (isOpen: boolean) => html`<details${isOpen && html` open`}>x</details>`.text;
    expect([link(true), link(false)]).toEqual([
      '<details open>x</details>',
      '<details>x</details>',
    ]);
    expect(() => html`<details ${'onclick=alert(1)'}>`).toThrow(TypeError);
    expect(() => html`<p title="${html`<b>`}">`).toThrow(TypeError);
  });

  it('cannot be put where escaping would not help', () => {
    for (const write of [
      () => html`<a href=${'x'}>`,
      () => html`<p style="${'x'}">`,
      () => html`<p onclick="go('${'x'}')">`,
      () => html`<script>const a = "${'x'}";</script>`,
      () => html`<style>p { color: ${'x'} }</style>`,
      () => html`<iframe srcdoc="${'x'}">`,
    ]) {
      expect(write).toThrow(TypeError);
    }
    expect(html`<script src="${'/a.js'}"></script><p>${'x'}`.text).toContain('<p>x');
  });
});

describe('an address on a page', () => {
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    'blob:x',
  ])('%j leads nowhere', (address) => {
    expect(html`<a href="${address}">x</a>`.text).toBe('<a href="#">x</a>');
  });

  it('leads on this site, to other sites and to letters', () => {
    for (const address of [
      '/p/bo-tttt',
      '#a',
      '?trang=2',
      'https://a.vn/x',
      'mailto:a@b.vn',
      'a/b:c',
    ])
      expect(safeAddress(address)).toBe(address);
  });

  it('is never one that a browser would run, whatever the words', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', ' ', '\t', '\u0000'), (text, before) => {
        for (const words of [text, `${before}javascript:${text}`, `${before}data:${text}`]) {
          const url = new URL(safeAddress(words), 'https://a.vn/p/');
          expect(['https:', 'http:', 'mailto:', 'tel:', 'webcal:']).toContain(url.protocol);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('data for machines never ends its own element, and is read back as it was', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const { text } = jsonLd({ name, list: [`</script>${name}`] });
      const inside = text.slice(text.indexOf('>') + 1, text.lastIndexOf('<'));
      expect(inside).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(inside)).toEqual({ name, list: [`</script>${name}`] });
    }),
  );
});
