import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../tools/find-chromium.mjs';

/** A printer of pages for tests. */
export interface Printer {
  /** A PDF of A4 pages with that HTML as its body. */
  print(body: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Starts a browser that prints. */
export async function startPrinter(): Promise<Printer> {
  const browser: Browser = await chromium.launch(await findChromium());
  return {
    async print(body) {
      const page = await browser.newPage();
      try {
        await page.setContent(body);
        return await page.pdf({ format: 'A4' });
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
