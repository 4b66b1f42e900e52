import type { Page } from 'playwright-core';

/** The public side as a reader without an account meets it; works without script. */
export function publicPage(page: Page) {
  const main = page.getByRole('main');
  return {
    open: (path: string) => page.goto(path),
    heading: page.getByRole('heading', { level: 1 }),
    /** The sentence of what was promised and what was done. */
    promise: main.locator('.promise').first(),
    tasks: main.locator('ul.tasks > li'),
    /** The ordering words where they stand open. */
    words: main.locator('blockquote:visible'),
    strip: main.locator('.strip'),
    follow: (name: string | RegExp) => page.getByRole('link', { name }).first().click(),
    async find(words: string) {
      await main.getByRole('searchbox').fill(words);
      await main.getByRole('button', { name: 'Tìm' }).click();
    },
    openWords: (title: string) =>
      main.getByRole('listitem').filter({ hasText: title }).getByText('Lời văn giao việc').click(),
    /** Clicked as people do: the radio button itself is out of sight. */
    chooseSize: (name: string) => page.getByTitle(name, { exact: true }).click(),
    toggleContrast: () => page.getByText('Tương phản cao').click(),
    /** Height of a line of the text, in pixels. */
    async textSize() {
      return (await main.locator('.promise, p').first().boundingBox())?.height ?? 0;
    },
    /** The bytes behind a link of the section of data. */
    async download(name: string | RegExp) {
      const href = await main.getByRole('link', { name }).last().getAttribute('href');
      const reply = await page.request.get(href ?? '/nowhere');
      return {
        status: reply.status(),
        type: reply.headers()['content-type'],
        text: await reply.text(),
      };
    },
  };
}
