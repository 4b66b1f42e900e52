import { Document, Packer, Paragraph } from 'docx';
import type { Page } from 'playwright-core';
import { bombOf } from '../../reader/inputs/testing/make-zip.ts';

/** Files as people send them, made of a text by other programs than the one under test. */

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export async function asDocx(text: string): Promise<Buffer> {
  const children = text.split('\n').map((line) => new Paragraph(line));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

export function asHtml(text: string): Buffer {
  return Buffer.from(page(paragraphs(text)));
}

/** Printed by the browser itself: its letters can be read back. */
export async function asPdf(browser: Page, text: string): Promise<Buffer> {
  return print(browser, paragraphs(text));
}

/** A page that is one picture of words, as a scanner gives it. */
export async function asScan(browser: Page, text: string): Promise<Buffer> {
  const sheet = await browser.context().newPage();
  await sheet.setContent(page(paragraphs(text)));
  const picture = (await sheet.screenshot()).toString('base64');
  await sheet.close();
  return print(browser, `<img src="data:image/png;base64,${picture}" alt="" width="600">`);
}

async function print(browser: Page, body: string): Promise<Buffer> {
  const sheet = await browser.context().newPage();
  await sheet.setContent(page(body));
  const pdf = await sheet.pdf({ format: 'A4' });
  await sheet.close();
  return pdf;
}

function page(body: string): string {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Văn bản</title><body style="font-size:11px">${body}</body></html>`;
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('\n');
}

/** A .docx of some kilobytes that would become some hundred megabytes. */
export function bomb(): Buffer {
  return Buffer.from(bombOf({ megabytes: 200 }));
}
