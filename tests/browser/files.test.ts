import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signedIn, withBrowser } from '../support/browser.ts';
import { asDocx, asHtml, asPdf, WORD } from './made-files.ts';
import { madeText } from './made-text.ts';
import { readPage } from './pages/read-page.ts';
import { reviewPage } from './pages/review-page.ts';

withBrowser();

const KINDS: readonly [
  name: string,
  mediaType: string,
  make: (text: string, page: Page) => Buffer | Promise<Buffer>,
][] = [
  ['van-ban.txt', 'text/plain', (text) => Buffer.from(text)],
  ['van-ban.docx', WORD, asDocx],
  ['van-ban.html', 'text/html', asHtml],
  ['van-ban.pdf', 'application/pdf', (text, page) => asPdf(page, text)],
];

test.each(KINDS)('%s is read like the pasted words', async (name, mediaType, make) => {
  const page = await signedIn('tong.hop.hai');
  const number = `8${KINDS.findIndex(([each]) => each === name)}/KH-BTTTT`;
  const read = readPage(page);
  await read.open();
  await read.chooseFile(name, mediaType, await make(madeText({ number }), page));
  const review = reviewPage(page);
  await review.opened();
  const items = await review.items();
  expect(items[0]).toContain(number);
  expect(items[0]).toContain('10/03/2025');
  expect(items.join('\n')).toContain('17/NQ-CP');
  expect(items.filter((words) => /\/6 rõ/.test(words))).toHaveLength(2);
  for (const words of items.filter((each) => /\/6 rõ/.test(each))) {
    expect(words).toContain('Cục Viễn thông');
    expect(words).toMatch(/Quý III\/2025|Tháng 10\/2025/i);
  }
});
