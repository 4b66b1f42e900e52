import type { Page } from 'playwright-core';

/** Feedback as somebody outside gives it and looks it up; works without script. */
export function publicFeedback(page: Page) {
  const main = page.getByRole('main');
  return {
    alert: main.getByRole('alert'),
    heading: page.getByRole('heading', { level: 1 }),
    answer: main.getByRole('heading', { name: 'Trả lời' }).locator('+ blockquote'),
    /** The value beside a word: Trạng thái, Đơn vị trả lời. */
    fact: (name: string) => main.locator('dt', { hasText: name }).locator('+ dd'),
    open: (path: string) => page.goto(path),
    choose: (kind: RegExp) => main.getByRole('radio', { name: kind }).check(),
    async fill(words: Readonly<Record<string, string>>): Promise<void> {
      for (const [label, text] of Object.entries(words)) {
        await main.getByRole('textbox', { name: label }).fill(text);
      }
    },
    field: (label: string) => main.getByRole('textbox', { name: label }),
    press: (name: string) => main.getByRole('button', { name, exact: true }).click(),
    /** The code that was given, from the address of its page. */
    async code(): Promise<string> {
      await page.waitForURL(/\/p\/gop-y\/GY-/);
      return /GY-[\w-]+/.exec(page.url())?.[0] ?? '';
    },
  };
}

/** Feedback as an office answers it. */
export function officeFeedback(page: Page) {
  const sheet = page.getByRole('dialog');
  return {
    sheet,
    async openFromList(words: string): Promise<void> {
      await page.goto('/feedback');
      await page.getByRole('link', { name: words }).first().click();
      await page.waitForURL(/\/feedback\/\d+/);
    },
    act: (name: string) => page.getByRole('button', { name, exact: true }).click(),
    async answer(words: string): Promise<void> {
      await sheet.getByRole('textbox', { name: /Trả lời, người gửi đọc được/ }).fill(words);
    },
    async send(name: string): Promise<void> {
      await sheet.getByRole('button', { name, exact: true }).click();
      await sheet.waitFor({ state: 'hidden' });
    },
    stands: (words: string | RegExp) => page.getByText(words).first().waitFor(),
  };
}
